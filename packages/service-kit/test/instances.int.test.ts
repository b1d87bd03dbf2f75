import { PARTITIONS } from '@yabot/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { type TestService, until } from '../src/testing/index.ts';
import { Added, Sum, Summed, Take } from './adder.ts';
import { useBusAndDatabase } from './bus-and-database.ts';
import { DATABASES } from './databases.ts';

const ROUNDS = 10;

describe.each(DATABASES)('Two instances on %s', (kind) => {
  const on = useBusAndDatabase(kind);
  let instances: TestService[];

  beforeEach(async () => {
    instances = [await on.start(), await on.start()];
    await until('each holds half', () =>
      instances.every(
        (instance) => Object.values(instance.health().partitions)[0]?.length === PARTITIONS / 2,
      ),
    );
  });

  it('share what is asked and stay right', async () => {
    const users = Array.from({ length: 10 }, (_, n) => `user-${n}`);
    await on.bus.publishAll(
      users.map((who) => ({ definition: Added, data: { who, amount: 20, note: '' } })) as never,
    );
    await on.bus.observer.wait(Summed, users.length);
    const asks = users.flatMap((who) =>
      Array.from({ length: 30 }, (_, n) =>
        on.bus.client.ask(Take, { who, amount: 1 }, { key: `${who}-${n}`, timeout: 30_000 }),
      ),
    );
    const answers = await Promise.all(asks);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(users.length * 20);
    expect(answers.filter((answer) => !answer.ok && answer.refusal.code === 'too-much')).toHaveLength(100);
    for (const who of users)
      expect(await on.bus.client.ask(Sum, { who })).toMatchObject({ result: { sum: 0 } });
    const shares = await Promise.all(instances.map((instance) => takesOf(instance)));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(300);
    expect(Math.min(...shares)).toBeGreaterThan(75);
  });

  it('answer all that is asked while one of them starts again and again', async () => {
    const refused: unknown[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await instances.pop()!.stop();
      const again = on.start().then((instance) => instances.push(instance));
      for (let started = false; !started; ) {
        void again.then(() => {
          started = true;
        });
        const asks = Array.from({ length: 10 }, () => on.bus.client.ask(Sum, { who: 'ana' }));
        refused.push(...(await Promise.all(asks)).filter(({ ok }) => !ok));
      }
    }
    expect(refused).toEqual([]);
  });

  it('carry out the same key once, whichever of them is asked', async () => {
    await on.bus.publish(Added, { who: 'ana', amount: 100, note: '' });
    await on.bus.observer.wait(Summed, 1);
    const ask = () => on.bus.client.ask(Take, { who: 'ana', amount: 60 }, { key: 'once', timeout: 30_000 });
    const answers = await Promise.all(Array.from({ length: 40 }, ask));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: true, result: { sum: 40 } });
  });

  it('let each other go on when one stops in the middle of it', async () => {
    const users = Array.from({ length: 16 }, (_, n) => `user-${n}`);
    const events = Array.from({ length: 60 }, () => users).flat();
    await on.bus.publishAll(
      events.map((who) => ({ definition: Added, data: { who, amount: 1, note: '' } })) as never,
    );
    await on.bus.observer.wait(Summed, 50);
    await instances[0]!.stop();
    const summed = await until(
      'all are counted',
      () => on.bus.observer.of(Summed).length >= events.length && on.bus.observer.of(Summed),
      45_000,
    );
    await instances[1]!.settled();
    expect(on.bus.observer.of(Summed)).toHaveLength(events.length);
    for (const who of users) {
      const sums = summed.filter(({ data }) => data.who === who).map(({ data }) => data.sum);
      expect(sums).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
    }
  });
});

/** How many commands an instance has answered. */
async function takesOf(instance: TestService): Promise<number> {
  const { values } = await instance.metrics.handled.get();
  return values.filter(({ labels }) => labels.type === Take.type).reduce((sum, { value }) => sum + value, 0);
}
