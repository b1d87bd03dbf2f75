import { setTimeout as wait } from 'node:timers/promises';

/** So many times as long as a piece of work took is left to others: under load it takes longer, and comes less often. */
const OTHERS_SHARE = 19;

/** Does a piece of work that is in no hurry, and then leaves its time to others. */
export async function unhurried<Result>(work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  const result = await work();
  await wait(OTHERS_SHARE * (performance.now() - began), undefined, { ref: false });
  return result;
}
