/** A kind of follower, by how much they do. */
export type Kind = 'lurker' | 'casual' | 'regular' | 'fan';

/** What followers of a kind do. Probabilities are of a day on which they come, averages of such a day. */
export interface Habits {
  /** Their part of all followers. */
  readonly part: number;
  /** With which probability they come on a day. */
  readonly comes: number;
  readonly reactions: number;
  readonly comments: number;
  readonly commands: number;
  readonly gift: number;
  /** With which probability they answer a question of trivia on such a day. */
  readonly trivia: number;
  readonly sends: number;
  /** With which probability they buy a plan they can pay. */
  readonly spends: number;
}

/** As in most communities: half of all only read, and one in twenty is there for everything. */
export const HABITS: Readonly<Record<Kind, Habits>> = {
  lurker: {
    part: 0.5,
    comes: 0.2,
    ...{ reactions: 0.5, comments: 0.05, commands: 0.2, gift: 0.1, trivia: 0.02, sends: 0, spends: 0.02 },
  },
  casual: {
    part: 0.3,
    comes: 0.5,
    ...{ reactions: 2, comments: 0.7, commands: 0.5, gift: 0.4, trivia: 0.1, sends: 0.01, spends: 0.05 },
  },
  regular: {
    part: 0.15,
    comes: 0.85,
    ...{ reactions: 5, comments: 3, commands: 1.5, gift: 0.8, trivia: 0.4, sends: 0.05, spends: 0.2 },
  },
  fan: {
    part: 0.05,
    comes: 0.98,
    ...{ reactions: 15, comments: 8, commands: 4, gift: 0.97, trivia: 0.8, sends: 0.15, spends: 0.5 },
  },
};

/** All kinds, from those who do the least. */
export const KINDS = Object.keys(HABITS) as Kind[];
