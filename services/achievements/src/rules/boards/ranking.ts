import type { Score } from '../scores.ts';
import type { Members } from './members.ts';
import { Numbers } from './numbers.ts';
import { Ordered, type Placed } from './ordered.ts';

/** One line of a board. */
export interface Row {
  readonly rank: number;
  readonly userId: string;
  readonly points: number;
}

/** Users by their points, of equal ones by who came first to so many. */
export class Ranking {
  readonly #members: Members;
  readonly #points = new Numbers();
  readonly #times = new Numbers();
  readonly #ordered = new Ordered((one, other) => this.#members.idOf(one) < this.#members.idOf(other));

  constructor(members: Members) {
    this.#members = members;
  }

  get size(): number {
    return this.#ordered.size;
  }

  /** Gives a user this score in place of another; none takes them off the board. */
  set(userId: string, score: Score | undefined): void {
    const number = score ? this.#members.admit(userId) : this.#members.numberOf(userId);
    if (number === undefined) return;
    const time = score ? Date.parse(score.at) : 0;
    const points = score?.points ?? 0;
    const before = this.#placed(number);
    if (before.points === points && before.time === time) return;
    if (before.points > 0) this.#ordered.remove(before);
    this.#points.set(number, points);
    this.#times.set(number, time);
    if (points > 0) this.#ordered.add({ entry: number, points, time });
  }

  /** Where a user stands; undefined when they have no points, or are not on the board. */
  rowOf(userId: string): Row | undefined {
    const number = this.#members.numberOf(userId);
    const points = number === undefined ? 0 : this.#points.at(number);
    if (number === undefined || points === 0) return undefined;
    return { rank: this.#ordered.placeOf(this.#placed(number)) + 1, userId, points };
  }

  /** The rows from a rank on, at most so many. */
  rows(from: number, most: number): Row[] {
    return this.#ordered.from(from - 1, most).map((number, index) => ({
      rank: from + index,
      userId: this.#members.idOf(number),
      points: this.#points.at(number),
    }));
  }

  /** The same with the moments at which they came to their points. */
  scored(from: number, most: number): (Row & Score)[] {
    return this.rows(from, most).map((row) => ({ ...row, at: this.#timeOf(row.userId) }));
  }

  #timeOf(userId: string): string {
    return new Date(this.#times.at(this.#members.admit(userId))).toISOString();
  }

  #placed(entry: number): Placed {
    return { entry, points: this.#points.at(entry), time: this.#times.at(entry) };
  }
}
