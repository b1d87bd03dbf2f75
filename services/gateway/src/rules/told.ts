import type { Earned } from './earned.ts';

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
  const dropped = completed.missing + achievements.missing - replaced.length;
  const { cap: _, reasons: __, ...rest } = earned;
  return {
    ...rest,
    ...(earned.reasons ? { reasons: lessReasons(earned.reasons, told.reasons ?? {}) } : {}),
    ...(earned.cap === undefined || earned.cap === told.cap ? {} : { cap: earned.cap }),
    besitos,
    balance: besitos > 0 ? earned.balance : null,
    steps: without(earned.steps, told.steps, (step) => `${step.missionId}/${step.progress}`).left,
    completed: completed.left,
    achievements: achievements.left,
    level: earned.level?.level === told.level?.level ? null : earned.level,
    unnamed: Math.max(0, earned.unnamed - told.unnamed - dropped),
  };
}

/** Whether there is nothing to tell. */
export const isNothing = ({ besitos, steps, completed, achievements, level, cap, unnamed }: Earned) =>
  besitos + steps.length + completed.length + achievements.length + unnamed === 0 &&
  level === null &&
  cap === undefined;

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
