import { type EmittedEvent, ReactionAdded, type SentCommand } from '@yabot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Definitions } from '../src/rules/definitions.ts';
import type { Progress } from '../src/rules/progress.ts';
import { type RewardedPost, react, untouched } from '../src/rules/reaction.ts';
import { definitions, frozen, GROUP, mission, someone, USER } from './fixtures.ts';

const rules = [
  { emoji: '❤', besitos: 5 },
  { emoji: '🔥', besitos: 3 },
];
const ten = mission('ten', { target: { count: 10 } });
const content = definitions([ten], { reactions: { dailyCap: 100, rules } });
const hours = (hour: number) => new Date(Date.UTC(2026, 10, 21, hour));

interface Played {
  readonly progress: Progress;
  readonly posts: ReadonlyMap<string, RewardedPost>;
  readonly emit: readonly EmittedEvent[];
  readonly send: readonly SentCommand[];
}

/** What a row of reactions leads to: `[message, emoji, when]`. */
function play(
  reactions: readonly (readonly [number, string, Date?])[],
  by: Definitions = content,
  before: Progress = someone(),
): Played {
  return reactions.reduce<Played>(
    ({ progress, posts, emit, send }, [messageId, emoji, at = hours(10)]) => {
      const data = ReactionAdded.example({ userId: USER, post: { chatId: GROUP, messageId }, emoji });
      const post = posts.get(untouched(data).id) ?? untouched(data);
      const outcome = react(frozen(progress), frozen(post), { type: ReactionAdded.type, data, at }, by);
      return {
        progress: outcome.progress,
        posts: new Map([...posts, [outcome.post.id, outcome.post]]),
        emit: [...emit, ...outcome.emit],
        send: [...send, ...outcome.send],
      };
    },
    { progress: before, posts: new Map(), emit: [], send: [] },
  );
}

const paid = ({ send }: Played) =>
  send.map(({ data }) => data as { amount: number; cause: string; reason: string });
const earned = (played: Played) =>
  paid(played)
    .filter(({ reason }) => reason === 'reaction')
    .reduce((sum, { amount }) => sum + amount, 0);

describe('a reaction', () => {
  it('pays by its rule, once for a user and post, and says so', () => {
    const played = play([
      [1, '❤'],
      [1, '🔥'],
      [1, '❤'],
    ]);
    const cause = `reaction:${GROUP}:1:${USER}`;
    expect(played.send).toMatchObject([
      { key: cause, data: { userId: USER, amount: 5, reason: 'reaction', cause } },
    ]);
    const rewarded = played.emit.filter(({ definition }) => definition.name === 'reaction-rewarded');
    expect(rewarded.map(({ data }) => data)).toEqual([
      { userId: USER, post: { chatId: GROUP, messageId: 1 }, emoji: '❤', amount: 5 },
    ]);
  });

  it('pays when it is the first that a rule is for, whatever was put before', () => {
    expect(
      earned(
        play([
          [1, '🤔'],
          [1, '🔥'],
        ]),
      ),
    ).toBe(3);
  });

  it('tells once a day that reactions pay no more', () => {
    const capped = definitions([], { reactions: { dailyCap: 8, rules } });
    const reactions = [1, 2, 3, 4].map((post) => [post, '❤'] as const);
    const told = play(reactions, capped).emit.filter(
      ({ definition }) => definition.name === 'reaction-cap-reached',
    );
    expect(told.map(({ data }) => data)).toEqual([{ userId: USER, cap: 8 }]);
  });

  it('pays what the daily cap leaves, then nothing until the next day where the user lives', () => {
    const capped = definitions([], { reactions: { dailyCap: 8, rules } });
    const played = play(
      [
        [1, '❤'],
        [2, '❤'],
        [3, '❤', hours(22)],
        [4, '❤', hours(23)],
      ],
      capped,
    );
    expect(paid(played).map(({ amount }) => amount)).toEqual([5, 3, 5]);
    expect(played.posts.get(`${USER}:${GROUP}:3`)).toMatchObject({ paid: false });
  });

  it('is a step of missions once for an emoji and post: taking it back and putting it again is none', () => {
    const { progress } = play([
      [1, '❤'],
      [1, '❤'],
      [1, '🔥'],
      [2, '❤'],
      [1, '❤'],
    ]);
    expect(progress.missions.ten?.count).toBe(3);
  });

  it('changes no row when it says nothing new', () => {
    const before = play([[1, '❤']]);
    const post = before.posts.get(`${USER}:${GROUP}:1`)!;
    const data = ReactionAdded.example({ userId: USER, post: { chatId: GROUP, messageId: 1 }, emoji: '❤' });
    const again = react(before.progress, post, { type: ReactionAdded.type, data, at: hours(10) }, content);
    expect(again).toEqual({ progress: before.progress, post, emit: [], send: [] });
    expect([again.progress, again.post]).toEqual([before.progress, post]);
  });

  it('of a banned user earns nothing and may be put again after the ban', () => {
    const banned = someone({ ban: { until: hours(12).toISOString() } });
    const played = play(
      [
        [1, '❤', hours(11)],
        [1, '❤', hours(12)],
      ],
      content,
      banned,
    );
    expect(paid(played)).toHaveLength(1);
    expect(played.progress.missions.ten?.count).toBe(1);
  });

  it('the tenth of ten completes the mission, and it pays', () => {
    const reactions = Array.from({ length: 10 }, (_, index) => [index + 1, '❤'] as const);
    const causes = paid(play(reactions)).map(({ cause }) => cause);
    expect(causes).toContain(`mission:ten:1:${USER}`);
    expect(paid(play(reactions.slice(1))).map(({ cause }) => cause)).not.toContain(`mission:ten:1:${USER}`);
  });
});

describe('any row of reactions', () => {
  const reaction = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom('❤', '🔥', '🤔', '💋'));
  const reactions = fc.array(reaction, { maxLength: 40 });
  const standing = (played: Played) => ({
    count: played.progress.missions.ten?.count ?? 0,
    causes: paid(played)
      .map(({ cause }) => cause)
      .sort(),
    emojis: [...played.posts.values()].map(({ id, emojis }) => [id, [...emojis].sort()]).sort(),
  });

  it('leads to the same counts and pays for the same, shuffled and repeated as it may be', () => {
    const shuffled = reactions.chain((row) =>
      fc.tuple(
        fc.constant(row),
        fc.shuffledSubarray([...row, ...row], { minLength: row.length * 2, maxLength: row.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([row, mixed]) => {
        expect(standing(play(mixed))).toEqual(standing(play(row)));
      }),
    );
  });

  it('counts each emoji and post once, up to the target', () => {
    fc.assert(
      fc.property(reactions, (row) => {
        const distinct = new Set(row.map(([message, emoji]) => `${message}${emoji}`)).size;
        expect(standing(play(row)).count).toBe(Math.min(10, distinct));
      }),
    );
  });

  it('never pays more a day than the cap, nor twice for a post', () => {
    fc.assert(
      fc.property(reactions, fc.integer({ min: 1, max: 20 }), (row, dailyCap) => {
        const played = play(row, definitions([], { reactions: { dailyCap, rules } }));
        expect(earned(played)).toBeLessThanOrEqual(dailyCap);
        expect(played.progress.earned).toBe(earned(played));
        const causes = paid(played).map(({ cause }) => cause);
        expect(new Set(causes).size).toBe(causes.length);
      }),
    );
  });
});
