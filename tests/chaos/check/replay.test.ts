import { ReactionAdded, ReactionRewarded } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { describe, expect, it } from 'vitest';
import { replay } from './replay.ts';
import type { StoredMessage } from './stream.ts';

interface Count {
  readonly userId: string;
  readonly count: number;
}
const table = { name: 'counts' };
const counting = on(ReactionAdded, {
  reads: ({ data }) => ({ known: { table, key: data.userId } as never }),
  decide: ({ data: { userId, post, emoji } }, { known }) => {
    const count = ((known as unknown as Count | undefined)?.count ?? 0) + 1;
    return {
      save: [{ kind: 'put', table, key: userId, row: { userId, count } } as never],
      emit: [ReactionRewarded.of({ userId, post, emoji, amount: count })],
    };
  },
});

const reaction = (id: string): StoredMessage =>
  ({
    id,
    type: ReactionAdded.type,
    data: ReactionAdded.sample,
    envelope: { time: '2026-01-01T00:30:00Z' },
    storedAt: Date.parse('2025-12-31T23:30:00Z'),
  }) as never;

describe('An ordered replay', () => {
  it('handles each message once, each seeing what the one before it left', () => {
    const { rowsOf, said } = replay([counting] as never, ['a', 'b', 'a'].map(reaction), {});
    expect([...rowsOf('counts').values()]).toEqual([{ userId: ReactionAdded.sample.userId, count: 2 }]);
    expect(said.map(({ data }) => (data as { amount: number }).amount)).toEqual([1, 2]);
  });

  it('decides as of when a message was stored, whatever the clock of its sender said', () => {
    const days: string[] = [];
    const dated = {
      ...counting,
      decide: (_: unknown, __: unknown, { now }: { now: Date }) => {
        days.push(now.toISOString().slice(0, 10));
        return {};
      },
    };
    replay([dated] as never, [reaction('a')], {});
    expect(days).toEqual(['2025-12-31']);
  });

  it('leaves out what the service does not want', () => {
    const unwanted = { ...counting, wanted: () => false };
    expect(replay([unwanted] as never, [reaction('a')], {}).said).toEqual([]);
  });
});
