import { type Before, type Earned, NOTHING } from './earned.ts';
import { withoutMentions } from './mentions.ts';

/** What a message told. */
export interface ToldNotice {
  readonly userId: string;
  /**
   * Since when there was something to tell, ISO 8601. It is another time once any gateway has told it: one that was frozen
   * after it had sent the same must not take it off what was earned later.
   */
  readonly since: string;
  readonly earned: Earned;
}

/** What is left to tell of what somebody earned, after a message told what there was some moments before. */
export function withoutTold(earned: Earned, told: Earned): Earned {
  const besitos = earned.besitos - told.besitos;
  const completed = without(earned.completed, told.completed, ({ missionId }) => missionId);
  const achievements = without(
    earned.achievements,
    told.achievements,
    (it) => `${it.achievementId}/${it.tier}`,
  );
  const replaced = told.achievements.filter((old) =>
    earned.achievements.some((it) => it.achievementId === old.achievementId && it.tier !== old.tier),
  );
  const mentions = withoutMentions(earned.mentions ?? [], told.mentions ?? []);
  const before = earned.before && lessBefore(earned.before, told.before);
  const dropped = completed.missing + achievements.missing + mentions.missing - replaced.length;
  const { cap: _, reasons: __, before: ___, mentions: ____, ...rest } = earned;
  return {
    ...rest,
    ...(before ? { before } : {}),
    ...(mentions.left.length > 0 ? { mentions: mentions.left } : {}),
    ...(earned.reasons ? { reasons: lessReasons(earned.reasons, told.reasons ?? {}) } : {}),
    ...(earned.cap === undefined || earned.cap === told.cap ? {} : { cap: earned.cap }),
    besitos,
    balance: besitos > 0 || (before?.besitos ?? 0) > 0 ? earned.balance : null,
    steps: without(earned.steps, told.steps, (step) => `${step.missionId}/${step.progress}`).left,
    completed: completed.left,
    achievements: achievements.left,
    level: earned.level?.level === told.level?.level ? null : earned.level,
    unnamed: Math.max(0, earned.unnamed - told.unnamed - dropped),
  };
}

/** Whether there is nothing to tell. */
export const isNothing = (earned: Earned): boolean =>
  earned.before === undefined && earned.steps.length === 0 && isQuiet(earned);

/** Whether there is nothing that is told for its own sake. */
const isQuiet = ({ besitos, steps, completed, achievements, level, cap, mentions, unnamed }: Earned) =>
  besitos + completed.length + achievements.length + unnamed === 0 &&
  steps.every(({ aside }) => aside) &&
  level === null &&
  cap === undefined &&
  (mentions ?? []).length === 0;

/**
 * To whom it is told: `later` with the next thing that is told, `wanted` to who wants to know what they earn, `always` to
 * everybody.
 */
export type Urgency = 'later' | 'wanted' | 'always';

export function urgencyOf(earned: Earned): Urgency {
  if (earned.mentions?.some(({ always }) => always)) return 'always';
  return isQuiet(earned) ? 'later' : 'wanted';
}

/** What of it is told to somebody; undefined when nothing is now. */
export function tellableTo({ notices }: { readonly notices: boolean }, earned: Earned): Earned | undefined {
  if (urgencyOf(earned) === 'later') return undefined;
  if (notices) return earned;
  const mentions = earned.mentions?.filter(({ always }) => always) ?? [];
  return mentions.length > 0 ? { ...NOTHING, mentions } : undefined;
}

function lessBefore(all: Before, told: Before | undefined): Before | undefined {
  if (!told) return all;
  const left = {
    besitos: all.besitos - told.besitos,
    missions: (all.missions ?? 0) - (told.missions ?? 0),
    achievements: all.achievements - told.achievements,
    level: all.level === told.level ? null : all.level,
  };
  return left.besitos + left.missions + left.achievements > 0 || left.level !== null ? left : undefined;
}

function lessReasons(all: Readonly<Record<string, number>>, told: Readonly<Record<string, number>>) {
  const left = Object.entries(all).map(([reason, amount]) => [reason, amount - (told[reason] ?? 0)] as const);
  return Object.fromEntries(left.filter(([, amount]) => amount !== 0));
}

/** Takes each of some out once, and counts those that are not there any more. */
function without<Item>(all: readonly Item[], some: readonly Item[], idOf: (item: Item) => string) {
  const left = [...all];
  let missing = 0;
  for (const item of some) {
    const index = left.findIndex((other) => idOf(other) === idOf(item));
    if (index === -1) missing += 1;
    else left.splice(index, 1);
  }
  return { left, missing };
}
