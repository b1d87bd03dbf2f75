import type { AchievementsOf, History, MissionsOf } from '@yabot/contracts';
import type { Html } from '../../conversation/texts/html.ts';
import { reasonLabel } from '../../conversation/texts/reason-label.ts';
import type { Words } from '../../conversation/texts/words.ts';
import { known, type Told, type Who } from '../feature.ts';
import { shortTime } from '../times.ts';

type Entry = (typeof History.sampleResult)['entries'][number];
/** By `mission:<id>` and `achievement:<id>`, as causes begin. */
type Titles = ReadonlyMap<string, string>;

/** What missions and achievements are called, so that a movement says which one it was for. */
export function titlesOf(
  missions: Told<typeof MissionsOf.sampleResult> | undefined,
  achievements: Told<typeof AchievementsOf.sampleResult> | undefined,
  { language }: Words,
): Titles {
  const done = (missions && known(missions)?.missions) ?? [];
  const earned = (achievements && known(achievements)?.achievements) ?? [];
  return new Map([
    ...done.map((it) => [`mission:${it.missionId}`, it.title[language]] as const),
    ...earned.map((it) => [`achievement:${it.achievementId}`, it.title[language]] as const),
  ]);
}

/** A movement in a line: how much, for what, and when. */
export function movementLine(entry: Entry, titles: Titles, words: Words, who: Who): Html {
  const reason = reasonOf(entry, titles, words);
  const at = shortTime(entry.at, who);
  return words.say('history-entry', { amount: signed(entry.amount, words), reason, at });
}

/** An amount that came or went. */
export const signed = (amount: number, { language }: Pick<Words, 'language'>): string =>
  `${amount > 0 ? '+' : '−'}${new Intl.NumberFormat(language).format(Math.abs(amount))}`;

/** How the causes of movements begin that take another one back, and how that is said. */
const TAKEN_BACK: Readonly<Record<string, string>> = {
  release: 'history-returned',
  reversed: 'history-corrected',
};

/** What a movement was for; of what came back or was corrected, that too. */
export function movementReason({ reason, cause }: Pick<Entry, 'reason' | 'cause'>, words: Words): string {
  const label = reasonLabel(reason, words);
  const [kind = ''] = cause.split(':');
  const said = Object.hasOwn(TAKEN_BACK, kind) ? TAKEN_BACK[kind] : undefined;
  return said ? words.label(said, { reason: label }) : label;
}

/** What a movement was for: the mission or achievement by its title where that is known. */
function reasonOf({ reason, cause }: Entry, titles: Titles, words: Words): string {
  const label = movementReason({ reason, cause }, words);
  const [kind, id] = cause.split(':');
  const title = kind === reason && id !== undefined && titles.get(`${kind}:${id}`);
  return title ? words.label('history-of', { reason: label, title }) : label;
}
