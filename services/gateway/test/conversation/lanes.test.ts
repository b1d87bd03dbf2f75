import { expect, it } from 'vitest';
import { Lanes } from '../../src/conversation/lanes.ts';

interface Work {
  id: string;
  lane: string;
  partition: number;
}

/** Work that is done when the test says so. */
function pending() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const perform = ({ id }: Work) => {
    begun.push(id);
    return new Promise<void>((resolve) => ends.set(id, resolve));
  };
  const end = async (id: string) => {
    ends.get(id)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, perform, end };
}

const work = (id: string, lane: string, partition = 0) => ({ id, lane, partition });

it('does the work of a lane in order, and that of others meanwhile', async () => {
  const { begun, perform, end } = pending();
  const lanes = new Lanes<Work>(10, perform);
  for (const one of [work('a1', 'a'), work('a2', 'a'), work('b1', 'b')]) lanes.add(one);
  expect(begun).toEqual(['a1', 'b1']);
  await end('a1');
  expect(begun).toEqual(['a1', 'b1', 'a2']);
});

it('takes the same work once while it is known, and again after', async () => {
  const { begun, perform, end } = pending();
  const lanes = new Lanes<Work>(10, perform);
  for (let times = 0; times < 3; times++) lanes.add(work('a1', 'a'));
  await end('a1');
  lanes.add(work('a1', 'a'));
  expect(begun).toEqual(['a1', 'a1']);
});

it('does no more at once than it may', async () => {
  const { begun, perform, end } = pending();
  const lanes = new Lanes<Work>(2, perform);
  for (const lane of ['a', 'b', 'c']) lanes.add(work(lane, lane));
  expect(begun).toEqual(['a', 'b']);
  await end('a');
  expect(begun).toEqual(['a', 'b', 'c']);
  expect(lanes.depth).toBe(2);
});

it('lets go of partitions when what is being done of them is done', async () => {
  const { begun, perform, end } = pending();
  const lanes = new Lanes<Work>(10, perform);
  for (const one of [work('a1', 'a', 1), work('a2', 'a', 1), work('b1', 'b', 2)]) lanes.add(one);
  let gone = false;
  const going = lanes.letGo([1]).then(() => {
    gone = true;
  });
  await end('none');
  expect(gone).toBe(false);
  await end('a1');
  await going;
  expect(begun).toEqual(['a1', 'b1']);
});

it('goes on after work that failed', async () => {
  const done: string[] = [];
  const lanes = new Lanes<Work>(1, async ({ id }) => {
    done.push(id);
    throw new Error('it fails');
  });
  for (const id of ['a1', 'a2', 'a3']) lanes.add(work(id, 'a'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toEqual(['a1', 'a2', 'a3']);
});

it('leaves out what is too much, so that nothing overtakes it, until more may be taken', async () => {
  const { begun, perform, end } = pending();
  const lanes = new Lanes<Work>(1, perform);
  for (let n = 1; n <= 5_000; n++) lanes.add(work(`w${n}`, `lane ${n}`));
  expect(lanes.leftOut).toBe(false);
  lanes.add(work('late', 'lane 1'));
  expect(lanes.leftOut).toBe(true);
  await end('w1');
  lanes.add(work('later', 'lane 1'));
  expect(lanes.depth).toBe(4_999);
  lanes.takeMore();
  lanes.add(work('late', 'lane 1'));
  expect(lanes.depth).toBe(5_000);
  expect(begun).toEqual(['w1', 'w2']);
});
