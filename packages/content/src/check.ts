import { needsCanBeMet, nothingTwiceInAccess, plansOpenResources } from './checks/access.ts';
import type { Check, ContentFiles } from './checks/check.ts';
import { conditionsCanBeMet } from './checks/conditions.ts';
import { countsCanRise } from './checks/counts.ts';
import { missionEndsAfterItBegins } from './checks/days.ts';
import { economyAddsUp } from './checks/economy.ts';
import { giftIsFair } from './checks/gift.ts';
import { goalsCanBeReached } from './checks/goals.ts';
import { idIsFileName, idIsUnique } from './checks/ids.ts';
import { missionLinksHold, missionsReward } from './checks/mission-links.ts';
import { emojiIsOffered } from './checks/offered.ts';
import { misplacedFiles } from './checks/places.ts';
import { reactionRulesCanPay } from './checks/reaction-rules.ts';
import { nothingTwiceInCommunity } from './checks/repeats.ts';
import { levelsRise, tiersRise } from './checks/rising.ts';
import { seasonsFollowOneAnother } from './checks/seasons.ts';
import { assignmentsCanHappen, triggersCanHappen } from './checks/triggers.ts';
import { triviaCanBePlayed, triviaTakesTurns } from './checks/trivia.ts';
import { nothingWaitsForItself } from './checks/waiting.ts';
import type { Content } from './content.ts';
import { explain } from './explain/explain.ts';
import { assemble } from './files/assemble.ts';
import { idOf, type Kind, kindOf, SCHEMAS } from './files/layout.ts';
import { type ParsedFile, parseFile } from './files/parsed-file.ts';
import type { Source } from './files/read.ts';
import { inReadingOrder, type Mistake } from './mistake.ts';
import { versionOf } from './version.ts';

/** What checking content gives: the content, or every mistake in it. */
export type CheckResult =
  | {
      readonly ok: true;
      readonly content: Content;
      /** The SHA-256 of what the content says, whatever its comments and the order of its fields. */
      readonly version: string;
      /** What is allowed and yet hardly meant. */
      readonly warnings: readonly Mistake[];
      /** The files it was read from. */
      readonly sources: readonly Source[];
    }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

const CHECKS: readonly Check[] = [
  shapeIsRight,
  idIsFileName,
  idIsUnique,
  nothingTwiceInCommunity,
  triggersCanHappen(),
  assignmentsCanHappen(),
  goalsCanBeReached,
  missionLinksHold,
  missionsReward,
  nothingWaitsForItself,
  countsCanRise(),
  conditionsCanBeMet,
  tiersRise,
  levelsRise,
  economyAddsUp,
  missionEndsAfterItBegins,
  reactionRulesCanPay,
  giftIsFair,
  triviaCanBePlayed,
  triviaTakesTurns,
  nothingTwiceInAccess,
  plansOpenResources,
  needsCanBeMet,
  seasonsFollowOneAnother,
];

/** Checks content that was read already; pure. */
export function checkSources(sources: readonly Source[]): CheckResult {
  const names = sources.map((source) => source.file);
  const { files, unreadable } = parseAll(sources, names);
  const mistakes = [...misplacedFiles(names), ...unreadable, ...CHECKS.flatMap((check) => check(files))];
  if (mistakes.length > 0) return { ok: false, mistakes: inReadingOrder(mistakes) };
  const content = assemble(files);
  const warnings = inReadingOrder(emojiIsOffered(files));
  return { ok: true, content, version: versionOf(content), warnings, sources };
}

function parseAll(
  sources: readonly Source[],
  names: readonly string[],
): { files: ContentFiles; unreadable: Mistake[] } {
  const byKind = new Map<Kind, ParsedFile[]>();
  const unreadable: Mistake[] = [];
  for (const { file, text } of sources) {
    const kind = kindOf(file);
    if (!kind) continue;
    const parsed = parseFile(file, kind, text);
    if (Array.isArray(parsed)) unreadable.push(...parsed);
    else byKind.set(kind, [...(byKind.get(kind) ?? []), parsed]);
  }
  const files: ContentFiles = {
    of: (kind) => byKind.get(kind) ?? [],
    idsOf: (kind) => names.filter((name) => kindOf(name) === kind).map(idOf),
  };
  return { files, unreadable };
}

function shapeIsRight(files: ContentFiles): Mistake[] {
  const kinds = Object.keys(SCHEMAS) as Kind[];
  return kinds.flatMap((kind) =>
    files
      .of(kind)
      .flatMap((file) =>
        explain(SCHEMAS[kind], file.value).map((it) => file.mistake(it.path, it.problem, it.instead, it.at)),
      ),
  );
}
