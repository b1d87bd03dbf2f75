import type { Ban, MissionDefinition } from '@yabot/content';
import type { EmittedEvent, MissionProgressed, SentCommand } from '@yabot/contracts';
import { localDay } from './window.ts';

/** Where a user stands in one mission. */
export interface Standing {
  readonly state: 'open' | 'completed' | 'expired';
  /** Steps in the current window. */
  readonly count: number;
  /** @see windowOf */
  readonly window: string;
  /** How often it was completed, over all windows. */
  readonly rounds: number;
  readonly assignedAt: string;
}

/** All that is kept of a user for the missions; one document. */
export interface Progress {
  readonly userId: string;
  /** Null until the user service told it. */
  readonly timeZone: string | null;
  readonly ban: Ban | null;
  /** The latest day seen where the user lives. Days never go back, also when the user travels west. */
  readonly day: string;
  /** The content by which the missions were last looked through. */
  readonly version: string;
  /** Besitos from reactions on that day. */
  readonly earned: number;
  readonly missions: Readonly<Record<string, Standing>>;
}

/** A mission and how far a user is in it, as events tell them. */
export type MissionProgress = (typeof MissionProgressed.sample.steps)[number];

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

/** How far a user is in a mission. */
export function progressIn({ id, title, target }: MissionDefinition, { count }: Standing): MissionProgress {
  return { missionId: id, title, progress: count, target: target.count };
}

/** The day it is for a user. */
export function dayOf({ day, timeZone }: Progress, at: Date, communityTimeZone: string): string {
  const today = localDay(at, timeZone ?? communityTimeZone);
  return today > day ? today : day;
}

/** One rule after another, each on what the one before left. */
export function inTurn(progress: Progress, ...rules: readonly ((progress: Progress) => Outcome)[]): Outcome {
  return rules.reduce<Outcome>(
    (before, rule) => {
      const after = rule(before.progress);
      return {
        progress: after.progress,
        emit: [...before.emit, ...after.emit],
        send: [...before.send, ...after.send],
      };
    },
    { progress, emit: [], send: [] },
  );
}

/** A user who lives in a time zone. */
export function livingIn(progress: Progress, { timeZone }: { readonly timeZone: string }): Progress {
  return progress.timeZone === timeZone ? progress : { ...progress, timeZone };
}
