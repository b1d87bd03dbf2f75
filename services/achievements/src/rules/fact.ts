/** Something that happened to a user. */
export interface Fact {
  /** The type of the event, with its version. */
  readonly type: string;
  readonly data: unknown;
  readonly at: Date;
}

/** Where and since when the user lives, for whom a fact is counted. */
export interface Place {
  /** The day of the fact there, `YYYY-MM-DD`. */
  readonly day: string;
  readonly zoneSince: string | null;
}
