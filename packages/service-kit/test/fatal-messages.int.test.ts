import { afterEach, describe, expect, it } from 'vitest';
import { until } from '../src/testing/index.ts';
import { Added, FATAL_NOTE, Summed } from './adder.ts';
import { useBusAndDatabase } from './bus-and-database.ts';
import { KEEPING_OWN_ROWS } from './databases.ts';
import { InstanceProcess } from './instance-process.ts';

describe.each(KEEPING_OWN_ROWS)('A message that kills the process that handles it, on %s,', (kind) => {
  const on = useBusAndDatabase(kind);
  let instance: InstanceProcess;

  afterEach(() => instance.kill());

  const start = async () => {
    const environment = { NATS_URL: on.servers.nats.url, ...on.database.environment() };
    instance = await InstanceProcess.start(on.database.store, environment);
  };
  /** Starts the instance again each time it ends, as a supervisor does. @returns how often it ended */
  const superviseUntil = async (done: () => boolean): Promise<number> => {
    for (let ends = 0; ; ends++) {
      await start();
      const ended = await Promise.race([
        instance.ended.then(() => true),
        until('it is done', done, 30_000).then(() => false),
      ]);
      if (!ended) return ends;
    }
  };
  const add = (who: string, note = '') => ({ definition: Added, data: { who, amount: 1, note } });

  it('is buried after three attempts that were counted, and all others are handled once', async () => {
    const users = Array.from({ length: 60 }, (_, n) => `user-${n}`);
    const events = users.map((who, n) => (n === 30 ? add('ana', FATAL_NOTE) : add(who)));
    await on.bus.publishAll([...events, add('ana', 'after')] as never);
    const ends = await superviseUntil(() => on.letters.messages.length > 0);
    expect(ends).toBe(4);
    expect(on.letters.messages[0]!.data).toMatchObject({
      code: 'handler-killed-process',
      attempts: 3,
      message: { entity: 'ana' },
    });
    const summed = await on.bus.observer.wait(Summed, 60);
    await on.bus.observer.caughtUp();
    expect(summed).toHaveLength(60);
    expect(new Set(summed.map(({ data }) => data.who)).size).toBe(60);
    expect(summed.every(({ data }) => data.sum === 1)).toBe(true);
    expect(on.letters.messages).toHaveLength(1);
  });

  it('is tried alone the second time, so that it takes no other with it again', async () => {
    await on.bus.publishAll([add('ana'), add('eva', FATAL_NOTE), add('ines')] as never);
    for (const ends of [1, 2, 3]) {
      await start();
      expect([ends, await instance.ended]).toEqual([ends, null]);
    }
    await on.bus.observer.caughtUp();
    expect(on.bus.observer.of(Summed).map(({ data }) => data.who)).not.toContain('eva');
    const ends = await superviseUntil(
      () => on.letters.messages.length > 0 && on.bus.observer.of(Summed).length === 2,
    );
    expect(ends).toBe(1);
  });
});
