import { damaged } from '../damage/course.ts';
import { DAMAGES } from '../damage/files.ts';
import type { Scenario } from './scenario.ts';

/** Bits flip and blocks are cut short under a running fleet. */
export const damagedStream: Scenario = {
  promise: 'P16',
  title: 'what a damaged stream has lost is found and published again',
  run: (place) => damaged(DAMAGES, { users: 100, perSecond: 50, unreadSeconds: 3 }, place),
};
