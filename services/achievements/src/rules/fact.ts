import type { Excused } from '@yabot/content';

/** Something that happened to a user. */
export interface Fact {
  /** The type of the event, with its version. */
  readonly type: string;
  readonly data: unknown;
  readonly at: Date;
}

/** The days of the user for whom a fact is counted. */
export interface Place {
  /** The day of the fact where they live, `YYYY-MM-DD`. */
  readonly day: string;
  readonly excused: Excused | null;
}
