import { type Ban, type DayClock, type Excused, localDay } from '@yabot/content';
import type { EmittedEvent, MissionProgress, MissionReward, SentCommand } from '@yabot/contracts';
import type { Mission } from './definitions.ts';
import { stageAt } from './goal.ts';
import type { StreakState } from './streak.ts';

/** A reward that waits until the user takes it. */
export interface Claim {
  readonly round: number;
  readonly reward: MissionReward;
  /** The last day on which it can be taken; null when there is none. */
  readonly until: string | null;
}

/** Where a user stands in one mission. */
export interface Standing {
  readonly state: 'open' | 'completed' | 'expired';
  /** How far it is in the current window: events, their sum, different values, or days in a row. */
  readonly count: number;
  /** @see windowOf */
  readonly window: string;
  /** How often it was completed, over all windows. */
  readonly rounds: number;
  readonly assignedAt: string;
  /** The values counted, of a mission that tells them apart; as many as its target at most. */
  readonly seen?: readonly string[];
  /** Of a mission about days in a row. */
  readonly streak?: StreakState;
  /** Of a mission that can be done again after a time. */
  readonly completedAt?: string;
  /** While it waits, the mission does not begin anew. */
  readonly claim?: Claim;
}

/** All that is kept of a user for the missions; one document. What is optional is absent until it is needed. */
export interface Progress {
  readonly userId: string;
  /** Null until the user service told it. */
  readonly timeZone: string | null;
  /** The hour at which the user's day begins; absent or null while they have not chosen one. */
  readonly dayStart?: number | null;
  readonly ban: Ban | null;
  /** The latest day seen where the user lives. Days never go back, also when the user travels west. */
  readonly day: string;
  readonly excused?: Excused | null;
  /** The content by which the missions were last looked through. */
  readonly version: string;
  /** Besitos from reactions on that day. */
  readonly earned: number;
  /** How many reactions were paid on that day; kept when their number changes what they pay. */
  readonly paid?: number;
  /** Besitos from reactions on that day in each chat and by each rule that has a cap. */
  readonly tallies?: Readonly<Record<string, number>>;
  /** The highest tier of each achievement. */
  readonly achievements?: Readonly<Record<string, string>>;
  readonly level?: number;
  readonly missions: Readonly<Record<string, Standing>>;
}

/** What a rule decided. */
export interface Outcome {
  readonly progress: Progress;
  readonly emit: readonly EmittedEvent[];
  readonly send: readonly SentCommand[];
}

/** Of a user nothing was heard of before. */
export function newProgress(userId: string): Progress {
  return { userId, timeZone: null, ban: null, day: '', version: '', earned: 0, missions: {} };
}

/** Nothing is told or sent. */
export const quietly = (progress: Progress): Outcome => ({ progress, emit: [], send: [] });

/** The progress with another standing in a mission. */
export function withStanding(progress: Progress, missionId: string, standing: Standing): Progress {
  return { ...progress, missions: { ...progress.missions, [missionId]: standing } };
}

/** How far a user is in a mission. */
export function progressIn({ id, title, goal, steps }: Mission, { count }: Standing): MissionProgress {
  const step = steps?.[stageAt(goal, count)]?.title;
  const { target } = goal;
  return { missionId: id, title, progress: Math.min(count, target), target, ...(step ? { step } : {}) };
}

/** By which the days of a user are told. */
export function clockOf({ timeZone, dayStart }: Progress, community: DayClock): DayClock {
  return { timeZone: timeZone ?? community.timeZone, dayStart: dayStart ?? community.dayStart };
}

/** The day it is for a user. */
export function dayOf(progress: Progress, at: Date, community: DayClock): string {
  const { day } = progress;
  const today = localDay(at, clockOf(progress, community));
  // biome-ignore lint/complexity/useMathMinMax: days are texts
  return today > day ? today : day;
}

/** One rule after another, each on what the one before left. */
export function inTurn(progress: Progress, ...rules: readonly ((progress: Progress) => Outcome)[]): Outcome {
  return rules.reduce<Outcome>((before, rule) => {
    const after = rule(before.progress);
    return {
      progress: after.progress,
      emit: [...before.emit, ...after.emit],
      send: [...before.send, ...after.send],
    };
  }, quietly(progress));
}
