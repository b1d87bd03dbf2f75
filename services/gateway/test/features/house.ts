import {
  AchievementsOf,
  Balance,
  Context,
  ExplainMission,
  GiftOf,
  GiftProof,
  History,
  Leaderboard,
  MissionsOf,
  NamesOf,
  RankOf,
  ReferralOf,
  SubscriptionOf,
  TriviaOf,
} from '@yabot/contracts';
import { loadTexts } from '../../src/conversation/texts/words.ts';
import type { Answers, Asks, Told, Who } from '../../src/features/feature.ts';
import { featureNamed } from '../../src/features/index.ts';

/** The texts of both languages. */
export const texts = loadTexts();
export const now = new Date('2026-11-21T12:00:00.000Z');
export const who: Who = {
  userId: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6d',
  telegramId: 2 ** 52,
  firstName: '<b>Ana</b>',
  language: 'es',
  timeZone: 'Europe/Madrid',
  notices: true,
  now,
};

export const fresh = <T>(value: T): Told<T> => ({ state: 'fresh', value });
export const samples = {
  person: fresh({ ...Context.sampleResult, firstName: '<b>Ana</b>', roles: ['follower', 'owner'] }),
  balance: fresh(Balance.sampleResult),
  level: fresh(AchievementsOf.sampleResult),
  history: fresh(History.sampleResult),
  missions: fresh(MissionsOf.sampleResult),
  achievements: fresh(AchievementsOf.sampleResult),
  gift: fresh(GiftOf.sampleResult),
  proof: fresh(GiftProof.sampleResult),
  why: fresh(ExplainMission.sampleResult),
  board: fresh(Leaderboard.sampleResult),
  ranks: fresh(RankOf.sampleResult),
  names: fresh({ names: [{ ...NamesOf.sampleResult.names[0]!, firstName: '<b>Ana</b>' }] }),
  offer: fresh(SubscriptionOf.sampleResult),
  referral: fresh(ReferralOf.sampleResult),
  trivia: fresh(TriviaOf.sampleResult),
};

/** A screen of a feature, by its command. */
export function view(name: string, answers: object = samples, page = '', language: 'es' | 'en' = 'es') {
  const feature = featureNamed(name)!;
  return feature.view(answers as Answers<Asks>, texts[language], { ...who, language }, page);
}

/** A screen as it is opened: each query it asks is answered with its sample, or with what is told for it by name. */
export function open(name: string, page = '', told: object = {}, language: 'es' | 'en' = 'es') {
  const feature = featureNamed(name)!;
  const sampled = (asks: Asks) =>
    Object.entries(asks).map(([key, ask]) => [key, ask && fresh(ask.query.sampleResult)] as const);
  const first = { ...Object.fromEntries(sampled(feature.asks(who, page))), ...told } as Answers<Asks>;
  const answers = { ...first, ...Object.fromEntries(sampled(feature.further(first, who, page))), ...told };
  return feature.view(answers as Answers<Asks>, texts[language], { ...who, language }, page);
}

/** No service answers. */
export const away = Object.fromEntries(Object.keys(samples).map((name) => [name, { state: 'away' }]));
/** The texts of the buttons of a screen. */
export const buttons = (screen: ReturnType<typeof view>) => screen.keyboard.flat().map(({ text }) => text);
