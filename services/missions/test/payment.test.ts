import type { Reactions } from '@yabot/content';
import { ReactionAdded } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { type RewardedPost, react, untouched } from '../src/rules/reaction.ts';
import { definitions, Follower, frozen, GROUP, USER } from './fixtures.ts';

const OTHER = -1002;

/** What each of a row of reactions pays: `[emoji, when, chat]`, each on a post of its own unless it is named. */
function paying(
  reactions: Partial<Reactions>,
  row: [emoji: string, at?: string, chat?: number, post?: number][],
) {
  const rules = [{ emoji: '❤', besitos: 5 }];
  const ana = new Follower(definitions([], { reactions: { dailyCap: 100, rules, ...reactions } }));
  const posts = new Map<string, RewardedPost>();
  return row.map(([emoji, at = '2026-11-21T10:00:00Z', chatId = GROUP, messageId], index) => {
    const post = { chatId, messageId: messageId ?? index + 1 };
    const data = ReactionAdded.example({ userId: USER, post, emoji });
    const before = posts.get(untouched(data).id) ?? untouched(data);
    const fact = { type: ReactionAdded.type, data, at: new Date(at) };
    const outcome = react(ana.progress, frozen(before), fact, ana.content);
    posts.set(outcome.post.id, outcome.post);
    ana.takes(outcome);
    return outcome.send.reduce((sum, { data: credit }) => sum + (credit as { amount: number }).amount, 0);
  });
}
const hearts = (count: number) => Array.from({ length: count }, (): [string] => ['❤']);

describe('what a reaction pays', () => {
  it('is less the more were paid that day, rounded up, and full again on the next', () => {
    const diminishing = [
      { after: 2, percent: 50 },
      { after: 4, percent: 0 },
    ];
    const next: [string, string] = ['❤', '2026-11-22T10:00:00Z'];
    expect(paying({ diminishing }, [...hearts(5), next])).toEqual([5, 5, 3, 3, 0, 5]);
  });

  it('does not become less by reactions that pay nothing', () => {
    const diminishing = [{ after: 1, percent: 50 }];
    expect(paying({ diminishing }, [['🤔'], ['🤔'], ['❤'], ['❤']])).toEqual([0, 0, 5, 3]);
  });

  it('ends at the cap of a chat, and goes on in another', () => {
    const at = '2026-11-21T10:00:00Z';
    const row: [string, string, number][] = [
      ['❤', at, GROUP],
      ['❤', at, GROUP],
      ['❤', at, GROUP],
      ['❤', at, OTHER],
    ];
    expect(paying({ chatCap: 8 }, row)).toEqual([5, 3, 0, 5]);
  });

  it('ends at the cap of its rule, and other rules pay on', () => {
    const rules = [
      { emoji: '❤', besitos: 5, dailyCap: 7 },
      { emoji: '🔥', besitos: 3 },
    ];
    expect(paying({ rules }, [...hearts(3), ['🔥'], ['❤', '2026-11-22T10:00:00Z']])).toEqual([5, 2, 0, 3, 5]);
  });

  it('keeps to the cap of a rule when the rule has moved in the content', () => {
    const rule = { emoji: '❤', besitos: 5, dailyCap: 7 };
    const ana = new Follower(definitions([], { reactions: { dailyCap: 100, rules: [rule] } }));
    const puts = (messageId: number) => {
      const data = ReactionAdded.example({ userId: USER, post: { chatId: GROUP, messageId }, emoji: '❤' });
      const at = new Date('2026-11-21T10:00:00Z');
      ana.takes(react(ana.progress, untouched(data), { type: ReactionAdded.type, data, at }, ana.content));
    };
    puts(1);
    const moved = definitions([], {
      version: 'v2',
      reactions: { dailyCap: 100, rules: [{ emoji: '🔥', besitos: 3 }, { ...rule }] },
    });
    Object.assign(ana, { content: moved });
    puts(2);
    expect(ana.progress.earned).toBe(7);
  });

  it('is nothing outside of the window of its rule, and may be put again within it', () => {
    const rules = [{ emoji: '❤', besitos: 5, hours: { from: 20, to: 22 } }];
    const early = '2026-11-21T18:59:59Z';
    const within = '2026-11-21T19:00:00Z';
    const row: [string, string, number, number][] = [
      ['❤', early, GROUP, 1],
      ['❤', within, GROUP, 1],
      ['❤', within, GROUP, 1],
    ];
    expect(paying({ rules }, row)).toEqual([0, 5, 0]);
  });
});
