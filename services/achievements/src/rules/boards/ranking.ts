import type { Score } from '../scores.ts';
import type { Placed } from './blocks.ts';
import type { Members } from './members.ts';
import { Numbers } from './numbers.ts';
import { Ordered } from './ordered.ts';

/** One line of a board. */
export interface Row {
  readonly rank: number;
  readonly userId: string;
  readonly points: number;
}

const SECOND_MS = 1_000;
/** More seconds than there are from 1970 to the year 3058. */
const SECONDS = 2 ** 35;

/** More points first, then who came to them earlier, as far as one number can tell: to the second. */
const keyOf = (points: number, time: number) => points * SECONDS - Math.floor(time / SECOND_MS);

/** Members by their points, of equal ones by who came first to so many. */
export class Ranking {
  readonly #members: Members;
  /** The points of each member, and beside them the moment at which they came to so many. */
  readonly #scores = new Numbers();
  readonly #ordered = new Ordered((one, other) => this.#isBefore(one, other));

  constructor(members: Members) {
    this.#members = members;
  }

  get size(): number {
    return this.#ordered.size;
  }

  /** Gives a member this score in place of another; none takes them off the board. */
  set(member: number, score: Score | undefined): void {
    const points = score?.points ?? 0;
    const time = score ? Date.parse(score.at) : 0;
    const before = this.#pointsOf(member);
    if (before === points && this.#timeOf(member) === time) return;
    if (before > 0) this.#ordered.remove(this.#placed(member));
    this.#scores.set(2 * member, points);
    this.#scores.set(2 * member + 1, time);
    if (points > 0) this.#ordered.add(this.#placed(member));
  }

  /** Where a user stands; undefined when they have no points, or are not on the board. */
  rowOf(userId: string): Row | undefined {
    const member = this.#members.numberOf(userId);
    const points = member === undefined ? 0 : this.#pointsOf(member);
    if (member === undefined || points === 0) return undefined;
    return { rank: this.#ordered.placeOf(this.#placed(member)) + 1, userId, points };
  }

  /** The rows from a rank on, at most so many. */
  rows(from: number, most: number): Row[] {
    return this.#membersFrom(from, most).map((member, index) => this.#row(member, from + index));
  }

  /** The same with the moments at which they came to their points. */
  scored(from: number, most: number): (Row & Score)[] {
    return this.#membersFrom(from, most).map((member, index) => ({
      ...this.#row(member, from + index),
      at: new Date(this.#timeOf(member)).toISOString(),
    }));
  }

  #membersFrom(rank: number, most: number): number[] {
    return this.#ordered.from(rank - 1, most);
  }

  #row(member: number, rank: number): Row {
    return { rank, userId: this.#members.idOf(member), points: this.#pointsOf(member) };
  }

  #pointsOf(member: number): number {
    return this.#scores.at(2 * member);
  }

  #timeOf(member: number): number {
    return this.#scores.at(2 * member + 1);
  }

  #placed(member: number): Placed {
    return { entry: member, key: keyOf(this.#pointsOf(member), this.#timeOf(member)) };
  }

  /** Between two whose keys are the same. */
  #isBefore(one: number, other: number): boolean {
    const points = this.#pointsOf(one) - this.#pointsOf(other);
    if (points !== 0) return points > 0;
    const time = this.#timeOf(one) - this.#timeOf(other);
    return time === 0 ? this.#members.idOf(one) < this.#members.idOf(other) : time < 0;
  }
}
