import { resolve } from 'node:path';
import { type LoadedContent, loadContent } from '@yabot/content';
import { beforeAll, describe, expect, it } from 'vitest';
import { type MadeUp, MadeUpCommunity, summaryOf } from '../src/index.ts';

const BEGINS = new Date('2026-11-02T00:00:00.000Z');

let content: LoadedContent;
let usual: ReturnType<typeof lived>;
beforeAll(async () => {
  content = await loadContent(resolve(import.meta.dirname, '../../../content'));
  usual = lived();
});

/** The same content, some of it changed. */
const changed = (patch: Partial<LoadedContent['content']>): LoadedContent => ({
  ...content,
  content: { ...content.content, ...patch },
});

function lived(made: Partial<MadeUp> = {}) {
  const community = new MadeUpCommunity({
    content,
    followers: 40,
    days: 6,
    seed: 7,
    begins: BEGINS,
    ...made,
  });
  for (const _ of community.live());
  community.close();
  return { ...summaryOf(community.book, community.active), accounts: [...community.book.accounts] };
}

describe('Followers that are made up', () => {
  it('are the same for the same seed, also when few rows fit into memory', () => {
    expect(lived({ rows: 50 })).toEqual(usual);
  });
  it('are others for another seed', () => {
    expect(lived({ seed: 8 }).supply).not.toBe(usual.supply);
  });
  it('have what was minted and not spent', () => {
    const { supply, minted, burned, accounts, days } = usual;
    expect(supply).toBeGreaterThan(500);
    expect(minted - burned).toBe(supply);
    expect(accounts.reduce((sum, [, balance]) => sum + balance, 0)).toBe(supply);
    expect(days.at(-1)).toMatchObject({ supply });
    expect(days.every(({ active }) => active > 0 && active <= 30)).toBe(true);
  });
  it('come to know every source of besitos: reactions, missions, achievements, gifts, invitations', () => {
    const reasons = usual.byReason.map(({ reason }) => reason);
    expect(reasons).toEqual(
      expect.arrayContaining(['reaction', 'mission', 'achievement', 'gift', 'level', 'referral']),
    );
  });
  it('play trivia where the content has a round every day', () => {
    const { id: chat } = content.content.community.groups[0]!;
    const trivia = content.content.trivia.map((bank) => ({ ...bank, daily: [{ at: '21:00', chat }] }));
    const { byReason } = lived({ content: changed({ trivia }) });
    expect(byReason).toContainEqual({ reason: 'trivia', minted: expect.any(Number), burned: 0 });
  });
  it('spend on what they can pay', () => {
    const plans = content.content.plans.plans.map((plan) => ({ ...plan, price: { besitos: 60 } }));
    const { byReason } = lived({ content: changed({ plans: { ...content.content.plans, plans } }) });
    const spent = byReason.find(({ reason }) => reason === 'subscription')?.burned ?? 0;
    expect(spent).toBeGreaterThan(0);
    expect(spent % 60).toBe(0);
  });
  it('are paid no more than is minted in a day', () => {
    const { mint } = content.content.economy;
    const economy = { ...content.content.economy, mint: { ...mint, perDay: 300 } };
    const { days } = lived({ content: changed({ economy }) });
    expect(Math.max(...days.map(({ minted }) => minted))).toBeLessThanOrEqual(2 * 300);
    expect(days.slice(0, 3).reduce((sum, { minted }) => sum + minted, 0)).toBeLessThanOrEqual(4 * 300);
  });
  it('earn more where reactions pay more', () => {
    const { reactions } = content.content;
    const rules = reactions.rules.map((rule) => ({ ...rule, besitos: 10 * rule.besitos }));
    const richer = lived({ content: changed({ reactions: { ...reactions, rules, dailyCap: 10_000 } }) });
    expect(richer.supply).toBeGreaterThan(usual.supply);
  });
});
