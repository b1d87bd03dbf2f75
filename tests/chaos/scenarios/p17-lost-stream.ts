import { damaged } from '../damage/course.ts';
import { DISK_LOST } from '../damage/files.ts';
import type { Scenario } from './scenario.ts';

/** NATS comes back with an empty disk. */
export const lostStream: Scenario = {
  promise: 'P17',
  title: 'the loss of the whole disk of NATS is survived',
  run: (place) => damaged([DISK_LOST, DISK_LOST], place),
};
