import { damaged } from '../damage/course.ts';
import { DISK_LOST } from '../damage/files.ts';
import type { Scenario } from './scenario.ts';

const UNREAD_SECONDS = 15;
/** What comes again comes late; nobody reacts so often that which of their reactions pay less depends on the order. */
const APART_SECONDS = 10;

/** NATS comes back with an empty disk, from which nobody had read for a while what came at `--rate`. */
export const lostStream: Scenario = {
  promise: 'P17',
  title: 'the loss of the whole disk of NATS is survived',
  run: (place) => {
    const { rate: perSecond } = place.options;
    const users = perSecond * APART_SECONDS;
    return damaged([DISK_LOST, DISK_LOST], { users, perSecond, unreadSeconds: UNREAD_SECONDS }, place);
  },
};
