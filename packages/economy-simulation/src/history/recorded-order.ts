import type { Envelope } from '@yabot/contracts';
import type { Message } from '../machine/message.ts';

/** How far ahead is looked for where a message stands: chains of messages are over within far fewer. */
const AHEAD = 20_000;
/** So many of the latest messages are recognised when they come again. */
const REMEMBERED = 200_000;

/** Where a message was: after which message, of whom, about what. */
const placeOf = (cause: string | undefined, { source, type, entity, idempotencyKey }: Envelope) =>
  `${cause} ${source} ${type} ${idempotencyKey ?? entity}`;

/** A recorded message, and the name of its place. */
export interface Recorded {
  readonly message: Message;
  readonly place: string;
}

/** What was recorded, some of it ahead: where what is simulated was said then, and when it was decided. */
export class RecordedOrder {
  readonly #ahead: Recorded[] = [];
  #first = 0;
  readonly #places = new Set<string>();
  readonly #numbered = new Map<string, number>();
  readonly #decided = new Map<string, Date>();
  readonly #known = new Latest(REMEMBERED);
  readonly #most: number;

  constructor(most = AHEAD) {
    this.#most = most;
  }

  /** Whether so much is ahead that the next one can be taken. */
  get isFull(): boolean {
    return this.#ahead.length - this.#first >= this.#most;
  }

  /** Adds the message that was recorded next; one that was published twice counts once. */
  add(message: Message): void {
    const { envelope } = message;
    if (!this.#known.add(envelope.id)) return;
    const base = placeOf(envelope.causationId, envelope);
    const number = (this.#numbered.get(base) ?? 0) + 1;
    this.#numbered.set(base, number);
    const place = `${base} ${number}`;
    this.#places.add(place);
    const by = `${envelope.causationId} ${envelope.source}`;
    if (!this.#decided.has(by)) this.#decided.set(by, new Date(envelope.time));
    this.#ahead.push({ message, place });
  }

  /** Takes the next one; undefined when there is none. */
  take(): Recorded | undefined {
    const next = this.#ahead[this.#first];
    if (!next) return undefined;
    this.#ahead[this.#first++] = undefined as never;
    if (this.#first > this.#most) {
      this.#ahead.splice(0, this.#first);
      this.#first = 0;
    }
    const { envelope } = next.message;
    this.#places.delete(next.place);
    const base = placeOf(envelope.causationId, envelope);
    if (next.place === `${base} ${this.#numbered.get(base)}`) this.#numbered.delete(base);
    this.#decided.delete(`${envelope.causationId} ${envelope.source}`);
    return next;
  }

  /** When a service decided a message; undefined when it said nothing of it. */
  decidedAt(id: string, service: string): Date | undefined {
    return this.#decided.get(`${id} ${service}`);
  }

  /** Whether a message is one that was recorded. */
  knows(id: string): boolean {
    return this.#known.has(id);
  }

  /** From now on a message is known that was not recorded. */
  learn(id: string): void {
    this.#known.add(id);
  }

  /**
   * Where messages stand that follow from one; undefined for those that were not recorded ahead.
   * @param cause the id of that one when it was recorded
   */
  placesOf(cause: string, followers: readonly Message[]): (string | undefined)[] {
    const numbers = new Map<string, number>();
    return followers.map(({ envelope }) => {
      const base = placeOf(cause, envelope);
      const number = (numbers.get(base) ?? 0) + 1;
      numbers.set(base, number);
      const place = `${base} ${number}`;
      return this.#places.has(place) ? place : undefined;
    });
  }
}

/** The latest of many ids. */
class Latest {
  readonly #most: number;
  #young = new Set<string>();
  #old = new Set<string>();

  constructor(most: number) {
    this.#most = most;
  }

  has(id: string): boolean {
    return this.#young.has(id) || this.#old.has(id);
  }

  /** @returns whether it is new */
  add(id: string): boolean {
    if (this.has(id)) return false;
    this.#young.add(id);
    if (this.#young.size >= this.#most) {
      this.#old = this.#young;
      this.#young = new Set();
    }
    return true;
  }
}
