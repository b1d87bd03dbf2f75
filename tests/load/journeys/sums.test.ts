import {
  AchievementUnlocked,
  BesitosAwarded,
  MissionCompleted,
  ReactionAdded,
  ReactionRewarded,
} from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import type { Stored } from '../fleet/stream.ts';
import type { Books } from './books.ts';
import { compareSums } from './sums.ts';
import { Tally } from './tally.ts';

const stored = <Data>(
  event: { type: string; example(patch: Partial<Data>): Data },
  patch: Partial<Data>,
): Stored => ({
  seq: 1,
  type: event.type,
  data: event.example(patch),
  correlationId: 'c',
  storedAt: 1,
});
const post = (messageId: number) => ({ post: { chatId: -1, messageId }, emoji: '❤' });
const award = (amount: number, cause: string) => stored(BesitosAwarded, { amount, cause });

function tallied(messages: readonly Stored[]): Tally {
  const tally = new Tally();
  for (const message of messages) tally.add(message);
  return tally;
}

const REACTION = stored(ReactionAdded, post(1));
const REWARD = stored(ReactionRewarded, { ...post(1), amount: 5 });
const SOUND = [
  REACTION,
  REWARD,
  stored(MissionCompleted, { reward: { besitos: 50 } }),
  stored(AchievementUnlocked, { achievementId: 'first-kiss', tier: 'bronze' }),
  award(5, 'reaction:1'),
  award(50, 'mission:1'),
  award(7, 'achievement:1'),
];
const BOOKS: Books = {
  minted: 62,
  balances: 62,
  faults: 0,
  deadLetters: 0,
  tierBesitos: new Map([['first-kiss:bronze', 7]]),
};

describe('The sums after a load', () => {
  it('are right when all that was promised is booked', () => {
    expect(compareSums(tallied(SOUND), 1, BOOKS)).toEqual({ right: true, lost: 0, doubled: 0, wrong: [] });
  });

  it('tell of a reaction that paid nothing', () => {
    expect(compareSums(tallied(SOUND), 2, BOOKS)).toMatchObject({ right: false, lost: 1 });
  });

  it('tell of a reaction that paid twice', () => {
    const twice = [...SOUND, REWARD, award(5, 'reaction:1')];
    expect(compareSums(tallied(twice), 1, { ...BOOKS, minted: 67, balances: 67 })).toMatchObject({
      right: false,
      doubled: 2,
    });
  });

  it('tell of a promise that was not kept', () => {
    const unpaid = SOUND.filter(({ data }) => (data as { cause?: string }).cause !== 'mission:1');
    expect(compareSums(tallied(unpaid), 1, { ...BOOKS, minted: 12, balances: 12 }).wrong).toEqual([
      'besitos of rewards and of besitos-awarded events: 62 expected, 12 found',
    ]);
  });

  it.each([{ minted: 60 }, { balances: 60 }, { faults: 1 }, { deadLetters: 1 }])(
    'are wrong with %j',
    (patch) => {
      expect(compareSums(tallied(SOUND), 1, { ...BOOKS, ...patch }).right).toBe(false);
    },
  );
});
