import type { Guarantee } from '../guarantee.ts';
import { away } from './away.ts';
import { crashes } from './crashes.ts';
import { documents } from './documents.ts';
import { failures } from './failures.ts';
import { instances } from './instances.ts';
import { money } from './money.ts';
import { once } from './once.ts';
import { order } from './order.ts';

/** Everything the fleet guarantees whatever fails. */
export const GUARANTEES: readonly Guarantee[] = [
  ...once,
  ...crashes,
  ...documents,
  ...instances,
  ...order,
  ...failures,
  ...away,
  ...money,
];
