import { randomUUID } from 'node:crypto';
import {
  AcceptReferral,
  Capture,
  ChatOpened,
  ClaimGift,
  ClaimMission,
  CommandUsed,
  CommentAdded,
  Credit,
  Debit,
  GrantBoost,
  Hold,
  PollAnswered,
  PostQuiz,
  QuizPosted,
  ReactionAdded,
  Register,
  Release,
  Reverse,
  StartTrivia,
  StopTrivia,
  Transfer,
  UserBanned,
} from '@yabot/contracts';
import { accepted, until } from '@yabot/service-kit/testing';
import { referralCodeOf } from '@yabot/user/referral-codes';
import fc from 'fast-check';
import type { EconomyHouse } from './house.ts';

export const GROUP = -1001234567890;
const EMOJI = ['❤', '🔥', '👻', '🍓', '😁'];
const COMMANDS = ['perfil', 'misiones', 'besitos', 'logros', 'ranking', 'ayuda'];

export const key = (): string => randomUUID();

/** A house and those who live in it. */
export class Town {
  readonly house: EconomyHouse;
  readonly users: string[] = [];
  readonly holds: { userId: string; cause: string }[] = [];
  /** How many comments were written. */
  counted = 0;

  constructor(house: EconomyHouse) {
    this.house = house;
  }

  /** Somebody new. */
  async register(number: number): Promise<string> {
    const userId = randomUUID();
    const person = { userId, telegramId: 1_000 + number, firstName: `F${number}`, language: 'es' as const };
    await accepted(this.house.ask(Register, person, userId));
    return userId;
  }
}

/** Something that happens now. */
export const at = ({ house }: Pick<Town, 'house'>) => ({ at: house.clock() });

/** What followers and those who run the community do. */
type Deed = (town: Town, random: { who: string; other: string; number: number }) => Promise<unknown>;

export const DEEDS: Readonly<Record<string, Deed>> = {
  react: (town, { who: userId, number }) =>
    town.house.bus.publish(
      ReactionAdded,
      {
        userId,
        post: { chatId: GROUP, messageId: 1 + (number % 9) },
        emoji: EMOJI[number % 5]!,
        via: number % 3 === 0 ? 'button' : 'reaction',
      },
      at(town),
    ),
  comment: (town, { who: userId }) =>
    town.house.bus.publish(
      CommentAdded,
      { userId, chatId: GROUP, messageId: 100 + town.counted++ },
      at(town),
    ),
  command: (town, { who: userId, number }) =>
    town.house.bus.publish(CommandUsed, { userId, command: COMMANDS[number % 6]! }, at(town)),
  open: (town, { who: userId }) => town.house.bus.publish(ChatOpened, { userId }, at(town)),
  gift: (town, { who: userId }) => town.house.ask(ClaimGift, { userId }, key()),
  claim: (town, { who: userId }) =>
    town.house.ask(ClaimMission, { userId, missionId: 'every-corner' }, key()),
  transfer: (town, { who: senderId, other: recipientId, number: amount }) =>
    town.house.ask(
      Transfer,
      { senderId, recipientId, amount: 1 + (amount % 40), cause: `transfer:${key()}`, message: 'kiss' },
      key(),
    ),
  import: (town, { who: userId, number }) =>
    town.house.ask(
      Credit,
      { userId, amount: 1 + number, reason: 'opening', cause: `import:${key()}` },
      key(),
    ),
  order: (town, { who: userId, number }) =>
    town.house.bus.send(
      Debit,
      { userId, amount: 1 + (number % 30), reason: 'store', cause: `o:${key()}` },
      key(),
      at(town),
    ),
  hold: async (town, { who: userId, number }) => {
    const cause = `bid:${key()}`;
    const until = new Date(town.house.clock().getTime() + 90 * 3_600_000).toISOString();
    town.holds.push({ userId, cause });
    await town.house.ask(Hold, { userId, amount: 1 + (number % 50), reason: 'auction', cause, until }, key());
  },
  capture: async (town, { number }) => {
    const hold = town.holds.pop();
    if (hold)
      await town.house.ask(
        Capture,
        { userId: hold.userId, hold: hold.cause, amount: 1 + (number % 3) },
        key(),
      );
  },
  release: async (town) => {
    const hold = town.holds.shift();
    if (hold) await town.house.ask(Release, { userId: hold.userId, hold: hold.cause }, key());
  },
  boost: async (town, { who: userId, number }) => {
    // What is recorded of a credit under way does not tell whether the boost found it in the book.
    await town.house.settled();
    await town.house.ask(
      GrantBoost,
      {
        userId,
        cause: `boost:${key()}`,
        factor: 2,
        reasons: ['reaction', 'gift'],
        until: new Date(town.house.clock().getTime() + (1 + (number % 30)) * 3_600_000).toISOString(),
      },
      key(),
    );
  },
  ban: (town, { who: userId, number }) =>
    number % 4 > 0
      ? Promise.resolve()
      : town.house.bus.publish(
          UserBanned,
          {
            userId,
            until: new Date(town.house.clock().getTime() + 5 * 3_600_000).toISOString(),
            reason: 'spam',
          },
          at(town),
        ),
  invite: async (town, { who }) => {
    const userId = await town.register(100 + town.users.length);
    await town.house.settled();
    await town.house.ask(AcceptReferral, { userId, code: referralCodeOf(who) }, key());
    town.users.push(userId);
  },
  /** Some day somebody undoes what was paid. */
  reverse: (town, { who: userId, number }) =>
    town.house.ask(
      Reverse,
      {
        userId,
        cause: `mission:say-hello:1:${userId}`,
        by: 'diana',
        reason: 'a mistake',
        partial: number > 9,
      },
      key(),
    ),
  trivia: (town, { number: messageId }) => play(town, messageId),
  later: (town, { number }) => town.house.pass(1 + (number % 20)),
};

/** A round of trivia of which one question is posted and answered by all. */
async function play(town: Town, messageId: number) {
  const answer = await town.house.ask(
    StartTrivia,
    { chatId: GROUP, bankId: 'love-and-kisses', by: town.users[0]! },
    key(),
  );
  if (!answer.ok) return;
  const { roundId } = answer.result as { roundId: string };
  const quizId = `${roundId}:1`;
  const quiz = await until('a question goes to be posted', async () =>
    town.house.bus.observer.of(PostQuiz).find(({ data }) => data.quizId === quizId),
  );
  await town.house.bus.publish(
    QuizPosted,
    { quizId, chatId: GROUP, messageId: messageId + 1, pollId: `poll:${quizId}` },
    at(town),
  );
  await town.house.settled();
  for (const userId of town.users.slice(0, 3)) {
    const option = userId === town.users[2] ? quiz.data.correct + 1 : quiz.data.correct;
    await town.house.bus.publish(
      PollAnswered,
      { userId, pollId: `poll:${quizId}`, optionIds: [option] },
      at(town),
    );
  }
  await town.house.settled();
  await town.house.ask(StopTrivia, { chatId: GROUP, roundId, by: town.users[0]! }, key());
}

/** What they do one after another; what is done most in a community is done most here. */
export const deeds = fc.array(
  fc.record({
    deed: fc.constantFrom(
      ...Object.keys(DEEDS),
      'react',
      'react',
      'react',
      'comment',
      'comment',
      'command',
      'command',
      'claim',
      'later',
    ),
    who: fc.nat(50),
    other: fc.nat(50),
    number: fc.nat(200),
  }),
  { minLength: 40, maxLength: 60 },
);
