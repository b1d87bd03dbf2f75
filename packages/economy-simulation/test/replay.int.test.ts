import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClaimGift, Credit, ErasePerson, GrantXp, Hold, ReactionAdded } from '@yabot/contracts';
import { accepted } from '@yabot/service-kit/testing';
import type { Movement } from '@yabot/wallet/accounts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HistoryStudy, type Message, PlayedHistory } from '../src/index.ts';
import { at, DEEDS, deeds, GROUP, key, Town } from './deeds.ts';
import { type EconomyHouse, startEconomy } from './house.ts';

let house: EconomyHouse;
let town: Town;
beforeAll(async () => {
  // Days before they are needed: a claim right after midnight finds its seed.
  house = await startEconomy(new Date('2026-10-21T09:00:00.000Z'));
  town = new Town(house);
  for (const number of [1, 2, 3, 4]) town.users.push(await town.register(number));
}, 180_000);
afterAll(() => house?.stop());

type Booked = Parameters<NonNullable<Parameters<EconomyHouse['ledger']>[0]>>[0];

/** A movement in a line, without ids that are new each time. */
const inWords = ({ kind, reason, cause, userId, amount }: Booked) =>
  `${kind} ${reason} ${cause.replaceAll(ANY_ID, (id) => (town.users.includes(id) ? id : '…'))} ${userId} ${amount}`;
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
  it('goes on where somebody is erased who has besitos set aside: they are burned with the rest', async () => {
    const userId = await town.register(99);
    await accepted(house.ask(Credit, { userId, amount: 40, reason: 'opening', cause: 'import:99' }, key()));
    const hold = { userId, amount: 15, reason: 'auction', cause: 'bid:99' } as const;
    const until = new Date(house.clock().getTime() + 3_600_000).toISOString();
    await accepted(house.ask(Hold, { ...hold, until }, key()));
    await accepted(house.ask(ErasePerson, { userId, by: userId, confirmed: true }, key()));
    await house.settled();
    const { book } = await played(await house.recorded());
    expect(book.accounts.get(userId)).toBe(0);
    expect(nonZero(book.accounts)).toEqual(nonZero((await house.ledger()).accounts));
  });

  it(
    'gives what the ledger has, per account and by reason, whatever was done',
    () =>
      fc.assert(
        fc.asyncProperty(deeds, async (all) => {
          for (const { deed, who, other, number } of all) {
            const [one, two] = [who, other].map((each) => town.users[each % town.users.length]!);
            await DEEDS[deed]!(town, { who: one!, other: two!, number });
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
      at(town),
    );

  it('tells with other content who would have had more, and how much there would be', async () => {
    const userId = await town.register(901);
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
    const userId = await town.register(903);
    await house.settled();
    await accepted(house.ask(GrantXp, { userId, amount: 500, cause: 'import:elsewhere' }, key()));
    await react(userId, 701);
    await house.settled();
    const { played, ledger, differing } = await studied(await house.recorded());
    expect(differing).toEqual([]);
    expect(played.byReason).toEqual(ledger.byReason);
  });

  it('begins with what accounts had where the beginning is gone, and is exact for who came later', async () => {
    const before = (await house.recorded()).length;
    await house.pass(1);
    const userId = await town.register(902);
    await house.settled();
    for (const messageId of [601, 602, 603]) await react(userId, messageId);
    await react(town.users[0]!, 604, '🔥');
    await accepted(house.ask(ClaimGift, { userId }, key()));
    await house.settled();
    const { ledger, played, differing } = await studied((await house.recorded()).slice(before));
    expect(ledger.opening).toBeGreaterThan(0);
    expect(played.opening).toBe(ledger.opening);
    expect(differing.map((each) => each.userId)).not.toContain(userId);
    expect(played.byReason).toContainEqual(expect.objectContaining({ reason: 'gift' }));
  });
});
