import type {
  AchievementUnlocked,
  BesitosAwarded,
  LevelReached,
  LocalizedText,
  MissionCompleted,
  MissionProgressed,
  ReactionCapReached,
} from '@yabot/contracts';
import { type Mention, withMention } from './mentions.ts';

type DataOf<Event extends { sample: unknown }> = Event['sample'];

/** A step of a mission. */
export interface Step {
  readonly missionId: string;
  readonly title: LocalizedText;
  readonly progress: number;
  readonly target: number;
  /** It stands in what is told anyway, and is not told for its own sake. */
  readonly aside?: true;
}

/** A mission that was completed. */
interface Completed {
  readonly missionId: string;
  readonly title: LocalizedText;
  /** Its reward waits to be taken; `until` is the last day, null when there is none. */
  readonly claim?: { readonly until: string | null };
}

/** What came of what somebody did before there was anything to earn by it. */
export interface Before {
  readonly besitos: number;
  /** Absent in what was kept before missions came of it. */
  readonly missions?: number;
  readonly achievements: number;
  /** The level that was reached by it; null when none was. */
  readonly level: number | null;
}

/** What somebody earned since they were last told, merged as it comes in. */
export interface Earned {
  readonly besitos: number;
  /** How many for each reason; absent in what was kept before reasons were told apart. */
  readonly reasons?: Readonly<Record<string, number>>;
  /** The balance after the last movement; null while nothing moved. */
  readonly balance: number | null;
  /** Which of the user's awards that was: they may come the other way round, when two wallets share the work. */
  readonly balanceOf?: number;
  /** The last step of each mission. */
  readonly steps: readonly Step[];
  readonly completed: readonly Completed[];
  readonly achievements: readonly {
    achievementId: string;
    title: LocalizedText;
    badge: string;
    tier: 'bronze' | 'silver' | 'gold';
  }[];
  readonly level: { readonly level: number; readonly title: LocalizedText } | null;
  /** All that reactions pay in a day, once it is earned. */
  readonly cap?: number;
  /** How many rewards of it in besitos are on their way. */
  readonly awaiting?: number;
  /** Told with the next thing that is told, and not for its own sake; absent when there is nothing of it. */
  readonly before?: Before;
  /** What else is to be told. */
  readonly mentions?: readonly Mention[];
  /** How many completions, achievements and mentions are not named any more. */
  readonly unnamed: number;
}

export const NOTHING: Earned = {
  besitos: 0,
  balance: null,
  steps: [],
  completed: [],
  achievements: [],
  level: null,
  unnamed: 0,
};

/** So many of a kind are named; of the rest only the number is kept. */
export const NAMED = 10;

export function withBesitos(
  earned: Earned,
  { amount, balance, reason, quiet }: DataOf<typeof BesitosAwarded>,
  nth = 0,
): Earned {
  const isOlder = earned.balance !== null && nth < (earned.balanceOf ?? 0);
  const last = isOlder ? {} : { balance, balanceOf: nth };
  if (quiet) return { ...withBefore(earned, { besitos: amount }), ...last };
  const reasons = { ...earned.reasons, [reason]: (earned.reasons?.[reason] ?? 0) + amount };
  const came = withAwaiting(earned, REWARDS.has(reason) ? -1 : 0);
  return { ...came, besitos: earned.besitos + amount, reasons, ...last };
}

/** For what the besitos come that completions and achievements bring. */
const REWARDS: ReadonlySet<string> = new Set(['mission', 'achievement', 'level']);

const withAwaiting = (earned: Earned, more: number): Earned =>
  more === 0 ? earned : { ...earned, awaiting: Math.max(0, (earned.awaiting ?? 0) + more) };

export function withSteps(earned: Earned, { steps, quiet }: DataOf<typeof MissionProgressed>): Earned {
  if (quiet) return earned;
  const before = new Map(earned.steps.map((step) => [step.missionId, step]));
  const newer = steps.map((step) => {
    const older = before.get(step.missionId);
    before.delete(step.missionId);
    return isMark(step) || (older && !older.aside) ? step : { ...step, aside: true as const };
  });
  return { ...earned, steps: [...before.values(), ...newer].slice(-NAMED) };
}

/** The beginning, the middle, and the last but one: each step in between would say nearly the same again. */
const isMark = ({ progress, target }: Step) =>
  progress === 1 || progress === Math.ceil(target / 2) || progress === target - 1;

export function withCompleted(
  before: Earned,
  { missionId, title, reward, claim, quiet }: DataOf<typeof MissionCompleted>,
): Earned {
  if (quiet) return withBefore(before, { missions: 1 });
  const earned = withAwaiting(before, reward.besitos > 0 ? 1 : 0);
  const waiting = claim ? { claim: { until: claim.until } } : {};
  const { kept, dropped } = newest([...earned.completed, { missionId, title, ...waiting }]);
  const steps = earned.steps.filter((step) => step.missionId !== missionId);
  return { ...earned, steps, completed: kept, unnamed: earned.unnamed + dropped };
}

export function withAchievement(
  before: Earned,
  { achievementId, title, badge, tier, reward, quiet }: DataOf<typeof AchievementUnlocked>,
): Earned {
  if (quiet) return withBefore(before, { achievements: 1 });
  const earned = withAwaiting(before, (reward?.besitos ?? 0) > 0 ? 1 : 0);
  const others = earned.achievements.filter((known) => known.achievementId !== achievementId);
  const { kept, dropped } = newest([...others, { achievementId, title, badge, tier }]);
  return { ...earned, achievements: kept, unnamed: earned.unnamed + dropped };
}

export function withLevel(
  before: Earned,
  { level, title, reward, quiet }: DataOf<typeof LevelReached>,
): Earned {
  if (quiet) return withBefore(before, { level });
  const earned = withAwaiting(before, (reward?.besitos ?? 0) > 0 ? 1 : 0);
  return (earned.level?.level ?? 0) >= level ? earned : { ...earned, level: { level, title } };
}

/** With something else to tell. */
export function mentioning(earned: Earned, mention: Mention): Earned {
  const { kept, dropped } = withMention(earned.mentions ?? [], mention);
  return { ...earned, mentions: kept, unnamed: earned.unnamed + dropped };
}

const NOTHING_BEFORE: Before = { besitos: 0, missions: 0, achievements: 0, level: null };

function withBefore(earned: Earned, more: Partial<Before>): Earned {
  const { besitos, missions = 0, achievements, level } = earned.before ?? NOTHING_BEFORE;
  const before = {
    besitos: besitos + (more.besitos ?? 0),
    missions: missions + (more.missions ?? 0),
    achievements: achievements + (more.achievements ?? 0),
    level: more.level ?? level,
  };
  return { ...earned, before };
}

export const withCap = (earned: Earned, { cap }: DataOf<typeof ReactionCapReached>): Earned => ({
  ...earned,
  cap,
});

const newest = <T>(all: readonly T[]) => ({
  kept: all.slice(-NAMED),
  dropped: Math.max(0, all.length - NAMED),
});
