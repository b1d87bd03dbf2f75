import type { LocalizedText } from '@yabot/contracts';

/** A value of a text that is put into words for whoever reads it. */
export type MentionValue =
  | string
  | number
  | LocalizedText
  /** ISO 8601: told with the time, as a date, or a day of no time zone. */
  | { readonly moment: string }
  | { readonly date: string }
  | { readonly day: string }
  /** Why besitos move. */
  | { readonly reasons: readonly string[] }
  /** The id of somebody whose first name is put in right before it is sent. */
  | { readonly person: string };

/** Something somebody is told besides what they earned; its words come from the locales when it is told. */
export interface Mention {
  /** The id of its text. */
  readonly text: string;
  /** What it is about: a newer one about the same takes the place of the older. */
  readonly about: string;
  readonly values: Readonly<Record<string, MentionValue>>;
  /** Values that add up while it is not told. */
  readonly sums?: Readonly<Record<string, number>>;
  /** Told also to who does not want to know what they earn. */
  readonly always?: true;
  /** Besitos or something else that belongs to it is on its way. */
  readonly awaits?: true;
  /** A button that shows a screen: the id of its label, and the screen. */
  readonly button?: { readonly label: string; readonly show: string };
}

/** So many are kept until they are told; of the rest only the number is. */
export const MENTIONED = 10;

/** The mentions with one more: it takes the place of an older one about the same, and what adds up is added up. */
export function withMention(
  mentions: readonly Mention[],
  added: Mention,
): { readonly kept: readonly Mention[]; readonly dropped: number } {
  const older = mentions.find(({ about }) => about === added.about);
  const newer = older?.text === added.text ? summed(added, older, 1) : added;
  const all = [...mentions.filter(({ about }) => about !== added.about), newer];
  return { kept: all.slice(-MENTIONED), dropped: Math.max(0, all.length - MENTIONED) };
}

/** What is left to mention after a message told some, and how many of those told were dropped meanwhile. */
export function withoutMentions(
  mentions: readonly Mention[],
  told: readonly Mention[],
): { readonly left: readonly Mention[]; readonly missing: number } {
  const toldOf = new Map(told.map((mention) => [mention.about, mention]));
  const left = mentions.flatMap((mention) => {
    const before = toldOf.get(mention.about);
    return before ? (sinceTold(mention, before) ?? []) : [mention];
  });
  const there = new Set(mentions.map(({ about }) => about));
  return { left, missing: told.filter(({ about }) => !there.has(about)).length };
}

function sinceTold(mention: Mention, told: Mention): Mention | undefined {
  if (mention.text !== told.text) return mention;
  const rest = summed(mention, told, -1);
  if (rest.sums) return Object.values(rest.sums).some((sum) => sum !== 0) ? rest : undefined;
  return JSON.stringify(mention.values) === JSON.stringify(told.values) ? undefined : mention;
}

function summed(mention: Mention, other: Mention, sign: 1 | -1): Mention {
  if (!mention.sums) return mention;
  const sums = Object.entries(mention.sums).map(
    ([name, sum]) => [name, sum + sign * (other.sums?.[name] ?? 0)] as const,
  );
  return { ...mention, sums: Object.fromEntries(sums) };
}
