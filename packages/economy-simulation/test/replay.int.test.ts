import { randomUUID } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  GrantXp,
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
import { until } from '@yabot/service-kit/testing';
import { referralCodeOf } from '@yabot/user/referral-codes';
import type { Movement } from '@yabot/wallet/accounts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HistoryStudy, type Message, PlayedHistory } from '../src/index.ts';
import { type EconomyHouse, startEconomy } from './house.ts';

const GROUP = -1001234567890;
const EMOJI = ['❤', '🔥', '👻', '🍓', '😁'];
const COMMANDS = ['perfil', 'misiones', 'besitos', 'logros', 'ranking', 'ayuda'];

let house: EconomyHouse;
const users: string[] = [];
beforeAll(async () => {
  // Days before they are needed: a claim right after midnight finds its seed.
  house = await startEconomy(new Date('2026-10-21T09:00:00.000Z'));
  for (const number of [1, 2, 3, 4]) users.push(await registered(number));
}, 180_000);
afterAll(() => house?.stop());

async function registered(number: number): Promise<string> {
  const userId = randomUUID();
  const person = { userId, telegramId: 1_000 + number, firstName: `F${number}`, language: 'es' as const };
  await house.ask(Register, person, userId);
  return userId;
}

type Booked = Parameters<NonNullable<Parameters<EconomyHouse['ledger']>[0]>>[0];

/** What followers and those who run the community do. */
type Deed = (random: { who: string; other: string; number: number }) => Promise<unknown>;
let counted = 0;
const holds: { userId: string; cause: string }[] = [];
const key = () => randomUUID();
const at = () => ({ at: house.clock() });

const DEEDS: Readonly<Record<string, Deed>> = {
  react: ({ who: userId, number }) =>
    house.bus.publish(
      ReactionAdded,
      {
        userId,
        post: { chatId: GROUP, messageId: 1 + (number % 9) },
        emoji: EMOJI[number % 5]!,
        via: number % 3 === 0 ? 'button' : 'reaction',
      },
      at(),
    ),
  comment: ({ who: userId }) =>
    house.bus.publish(CommentAdded, { userId, chatId: GROUP, messageId: 100 + counted++ }, at()),
  command: ({ who: userId, number }) =>
    house.bus.publish(CommandUsed, { userId, command: COMMANDS[number % 6]! }, at()),
  open: ({ who: userId }) => house.bus.publish(ChatOpened, { userId }, at()),
  gift: ({ who: userId }) => house.ask(ClaimGift, { userId }, key()),
  claim: ({ who: userId }) => house.ask(ClaimMission, { userId, missionId: 'every-corner' }, key()),
  transfer: ({ who: senderId, other: recipientId, number: amount }) =>
    house.ask(
      Transfer,
      { senderId, recipientId, amount: 1 + (amount % 40), cause: `transfer:${key()}`, message: 'kiss' },
      key(),
    ),
  import: ({ who: userId, number }) =>
    house.ask(Credit, { userId, amount: 1 + number, reason: 'opening', cause: `import:${key()}` }, key()),
  order: ({ who: userId, number }) =>
    house.bus.send(
      Debit,
      { userId, amount: 1 + (number % 30), reason: 'store', cause: `o:${key()}` },
      key(),
      at(),
    ),
  hold: async ({ who: userId, number }) => {
    const cause = `bid:${key()}`;
    const until = new Date(house.clock().getTime() + 90 * 3_600_000).toISOString();
    holds.push({ userId, cause });
    await house.ask(Hold, { userId, amount: 1 + (number % 50), reason: 'auction', cause, until }, key());
  },
  capture: async ({ number }) => {
    const hold = holds.pop();
    if (hold)
      await house.ask(Capture, { userId: hold.userId, hold: hold.cause, amount: 1 + (number % 3) }, key());
  },
  release: async () => {
    const hold = holds.shift();
    if (hold) await house.ask(Release, { userId: hold.userId, hold: hold.cause }, key());
  },
  boost: ({ who: userId, number }) =>
    house.ask(
      GrantBoost,
      {
        userId,
        cause: `boost:${key()}`,
        factor: 2,
        reasons: ['reaction', 'gift'],
        until: new Date(house.clock().getTime() + (1 + (number % 30)) * 3_600_000).toISOString(),
      },
      key(),
    ),
  ban: ({ who: userId, number }) =>
    number % 4 > 0
      ? Promise.resolve()
      : house.bus.publish(
          UserBanned,
          { userId, until: new Date(house.clock().getTime() + 5 * 3_600_000).toISOString(), reason: 'spam' },
          at(),
        ),
  invite: async ({ who }) => {
    const userId = await registered(100 + users.length);
    await house.settled();
    await house.ask(AcceptReferral, { userId, code: referralCodeOf(who) }, key());
    users.push(userId);
  },
  /** Some day somebody undoes what was paid. */
  reverse: ({ who: userId, number }) =>
    house.ask(
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
  trivia: ({ number: messageId }) => play(messageId),
  later: ({ number }) => Promise.resolve(house.pass(1 + (number % 20))),
};

/** A round of trivia of which one question is posted and answered by all. */
async function play(messageId: number) {
  const answer = await house.ask(
    StartTrivia,
    { chatId: GROUP, bankId: 'love-and-kisses', by: users[0]! },
    key(),
  );
  if (!answer.ok) return;
  const { roundId } = answer.result as { roundId: string };
  const quizId = `${roundId}:1`;
  const quiz = await until('a question goes to be posted', async () =>
    house.bus.observer.of(PostQuiz).find(({ data }) => data.quizId === quizId),
  );
  await house.bus.publish(
    QuizPosted,
    { quizId, chatId: GROUP, messageId: messageId + 1, pollId: `poll:${quizId}` },
    at(),
  );
  await house.settled();
  for (const userId of users.slice(0, 3)) {
    const option = userId === users[2] ? quiz.data.correct + 1 : quiz.data.correct;
    await house.bus.publish(PollAnswered, { userId, pollId: `poll:${quizId}`, optionIds: [option] }, at());
  }
  await house.settled();
  await house.ask(StopTrivia, { chatId: GROUP, roundId, by: users[0]! }, key());
}

const deeds = fc.array(
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

/** A movement in a line, without ids that are new each time. */
const inWords = ({ kind, reason, cause, userId, amount }: Booked) =>
  `${kind} ${reason} ${cause.replaceAll(ANY_ID, (id) => (users.includes(id) ? id : '…'))} ${userId} ${amount}`;
const ANY_ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** Plays what was recorded again. */
async function played(recorded: readonly Message[], folder = house.content) {
  const movements: string[] = [];
  const history = new PlayedHistory({
    contentThen: await house.load(),
    content: await house.load(folder),
    ahead: 500,
    rows: 100,
    moved: (movement) => movements.push(inWords(movement)),
  });
  for (const message of recorded) history.take(message);
  history.end();
  history.close();
  return { book: history.book, movements: movements.toSorted() };
}

const nonZero = (accounts: ReadonlyMap<string, number>) =>
  [...accounts].filter(([, balance]) => balance !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1));

describe('History that is played again with the content of that time', () => {
  it(
    'gives what the ledger has, per account and by reason, whatever was done',
    () =>
      fc.assert(
        fc.asyncProperty(deeds, async (all) => {
          for (const { deed, who, other, number } of all) {
            const [one, two] = [who, other].map((each) => users[each % users.length]!);
            await DEEDS[deed]!({ who: one!, other: two!, number });
            if (deed === 'later') await house.settled();
          }
          await house.settled();
          const recorded = await house.recorded();
          const { book, movements } = await played(recorded);
          const booked: string[] = [];
          const ledger = await house.ledger((movement) => booked.push(inWords(movement)));
          expect(ledger.movements).toBeGreaterThan(0);
          expect(movements).toEqual(booked.toSorted());
          expect(nonZero(book.accounts)).toEqual(nonZero(ledger.accounts));
          expect(book.byReason()).toEqual(ledger.byReason());
        }),
        { numRuns: 3, endOnFailure: true },
      ),
    180_000,
  );
});

/** A study of what was recorded, or of the end of it. */
async function studied(recorded: readonly Message[], folder?: string) {
  const contentThen = await house.load();
  const begins = new Date(recorded[0]!.envelope.time);
  const study = new HistoryStudy({
    contentThen,
    begins,
    ...(folder ? { content: await house.load(folder) } : {}),
  });
  const later: Movement[] = [];
  await house.ledger((movement) => {
    if (new Date(movement.at) < begins) study.book(movement as Movement);
    else later.push(movement as Movement);
  });
  for (const message of recorded) study.take(message);
  for (const movement of later) study.book(movement);
  const report = study.report();
  study.close();
  return report;
}

describe('History that is played again', () => {
  const react = (userId: string, messageId: number, emoji = '❤') =>
    house.bus.publish(
      ReactionAdded,
      { userId, post: { chatId: GROUP, messageId }, emoji, via: 'reaction' },
      at(),
    );

  it('tells with other content who would have had more, and how much there would be', async () => {
    const userId = await registered(901);
    await house.settled();
    await react(userId, 501);
    await house.settled();
    const richer = `${house.content}-richer`;
    await cp(house.content, richer, { recursive: true });
    const file = join(richer, 'reactions.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('emoji: ❤, besitos: 5', 'emoji: ❤, besitos: 55'));
    const { ledger, played, differing, changed } = await studied(await house.recorded(), richer);
    expect(differing).toEqual([]);
    expect(played.supply).toBe(ledger.supply);
    const more = changed!.differing.reduce((sum, { before, after }) => sum + after - before, 0);
    expect(changed!.supply - played.supply).toBe(more);
    const own = changed!.differing.find((each) => each.userId === userId)!;
    expect(own.after - own.before).toBe(50);
  });

  it('knows points that somebody was given by the levels that they reached', async () => {
    const userId = await registered(903);
    await house.settled();
    await house.ask(GrantXp, { userId, amount: 500, cause: 'import:elsewhere' }, key());
    await react(userId, 701);
    await house.settled();
    const { played, ledger, differing } = await studied(await house.recorded());
    expect(differing).toEqual([]);
    expect(played.byReason).toEqual(ledger.byReason);
  });

  it('begins with what accounts had where the beginning is gone, and is exact for who came later', async () => {
    const before = (await house.recorded()).length;
    house.pass(1);
    const userId = await registered(902);
    await house.settled();
    for (const messageId of [601, 602, 603]) await react(userId, messageId);
    await react(users[0]!, 604, '🔥');
    await house.ask(ClaimGift, { userId }, key());
    await house.settled();
    const { ledger, played, differing } = await studied((await house.recorded()).slice(before));
    expect(ledger.opening).toBeGreaterThan(0);
    expect(played.opening).toBe(ledger.opening);
    expect(differing.map((each) => each.userId)).not.toContain(userId);
    expect(played.byReason).toContainEqual(expect.objectContaining({ reason: 'gift' }));
  });
});
