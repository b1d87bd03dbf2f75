import { type DayClock, localTime } from './days.ts';

/** Days in which nobody has to do anything, since a move cut them short; both belong to them. */
export interface Excused {
  readonly from: string;
  readonly to: string;
}

/**
 * The days that changing from one clock to another cuts short: from the one that was left to the one that was arrived
 * at, where it is later already. Null where it is not: no day is lost then.
 */
export function excusedBy(at: Date, left: DayClock, arrived: DayClock): Excused | null {
  const [before, after] = [localTime(at, left), localTime(at, arrived)];
  return after <= before ? null : { from: dayIn(before), to: dayIn(after) };
}

const dayIn = (time: string) => time.slice(0, 'yyyy-mm-dd'.length);
