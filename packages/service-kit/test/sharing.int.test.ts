import { jetstreamManager } from '@nats-io/jetstream';
import { MESSAGES_STREAM, partitionOf } from '@yabot/contracts';
import { afterEach, describe, expect, it } from 'vitest';
import { until } from '../src/testing/index.ts';
import { Added, faults, Summed } from './adder.ts';
import { useBusAndDatabase } from './bus-and-database.ts';
import { KEEPING_OWN_ROWS } from './databases.ts';

/** Users of one partition, so that what is told of them goes as one. */
const [ANA, BEN, CAI] = Array.from({ length: 100 }, (_, n) => `user-${n}`).filter(
  (user) => partitionOf(user) === 0,
) as [string, string, string];

const add = (who: string, note = '') => ({ definition: Added as never, data: { who, amount: 1, note } });

describe.each(KEEPING_OWN_ROWS)('On %s events that come as one message of the stream', (kind) => {
  const on = useBusAndDatabase(kind);
  afterEach(() => faults.failOn.clear());

  const onStream = async () => {
    const manager = await jetstreamManager(on.bus.connection);
    return (await manager.streams.info(MESSAGES_STREAM)).state.messages;
  };

  it('are each handled, and what follows from them goes as one', async () => {
    await on.bus.publishAll([add(ANA), add(BEN), add(CAI), add(ANA)]);
    expect(await onStream()).toBe(1);
    await on.start();
    const summed = await on.bus.observer.wait(Summed, 4);
    expect(summed.map(({ data }) => data)).toEqual([
      { who: ANA, sum: 1 },
      { who: BEN, sum: 1 },
      { who: CAI, sum: 1 },
      { who: ANA, sum: 2 },
    ]);
    expect(summed.map(({ envelope }) => envelope.sequence)).toEqual([1, 1, 1, 2]);
    expect(await onStream()).toBe(2);
  });

  it('are handled but for the one that cannot be read, which is buried alone', async () => {
    const wrong = { definition: Added as never, data: { who: BEN, amount: 'no number' } };
    await on.bus.publishAll([add(ANA), wrong, add(CAI)]);
    expect(await onStream()).toBe(1);
    await on.start();
    const summed = await on.bus.observer.wait(Summed, 2);
    expect(summed.map(({ data }) => data.who)).toEqual([ANA, CAI]);
    const [letter] = await until(
      'it is buried',
      () => on.letters.messages.length === 1 && on.letters.messages,
    );
    expect(letter!.data).toMatchObject({
      code: 'schema-mismatch',
      message: { entity: BEN, raw: JSON.stringify(wrong.data) },
    });
  });

  it('are delivered again when one of them was not dealt with, and the others have no second effect', async () => {
    faults.failOn.set('not yet', 1_000);
    await on.bus.publishAll([add(ANA), add(BEN, 'not yet'), add(CAI)]);
    const first = await on.start();
    await on.bus.observer.wait(Summed, 2);
    await first.stop();
    faults.failOn.clear();
    const second = await on.start();
    const summed = await on.bus.observer.wait(Summed, 3);
    await second.settled();
    expect(summed.map(({ data }) => data)).toEqual([
      { who: ANA, sum: 1 },
      { who: CAI, sum: 1 },
      { who: BEN, sum: 1 },
    ]);
  });
});
