import { MESSAGES_STREAM } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { until } from '../src/testing/index.ts';
import { numbers, useAudited } from './audited.ts';
import { KEEPING_OWN_ROWS } from './databases.ts';

describe.each(KEEPING_OWN_ROWS)('The audit of the stream against %s', (kind) => {
  const on = useAudited();

  it('publishes again what the stream lost before somebody read it, and nothing else', async () => {
    await on.open(kind);
    const service = await on.start();
    await on.addReader();
    await service.sum(30);
    const { state } = await on.manager.streams.info(MESSAGES_STREAM);
    for (const sequence of [state.first_seq, state.last_seq - 3, state.last_seq])
      await on.manager.streams.deleteMessage(MESSAGES_STREAM, sequence);
    await on.read(numbers(1, 30));
    expect(await service.gaps()).toBe(3);
    expect((await on.manager.streams.info(MESSAGES_STREAM)).state.messages).toBe(30);
  });

  it('makes streams that are gone again, and publishes what nobody has read, from lanes of earlier processes too', async () => {
    await on.open(kind);
    const earlier = await on.start();
    await on.addReader();
    await earlier.sum(20);
    await on.read(numbers(1, 20), 12);
    await earlier.stop();
    const service = await on.start();
    await service.sum(10);
    await service.audited(1);
    await on.manager.streams.delete(MESSAGES_STREAM);
    await until('it is made again', () => on.manager.streams.info(MESSAGES_STREAM).catch(() => undefined));
    await on.addReader();
    await on.read(numbers(13, 30));
  });
});
