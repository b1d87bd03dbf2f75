import { Seldom } from '../rules/seldom.ts';
import type { PendingUpdate } from '../tables/updates.ts';
import type { Reply } from './reply.ts';
import { spoken } from './spoken.ts';
import type { Texts } from './texts/words.ts';

/** Who has waited so long, while so many wait, is told that there is too much to do. */
const LATE_MS = 3_000;
const MANY = 500;
/** Somebody to whom so many answers are on their way gets no more for now. */
const MOST_ON_THE_WAY = 3;
const TOLD_AGAIN_AFTER_MS = 30_000;

/** How much there is to do. */
export interface Pressure {
  /** How many updates wait for an answer. */
  readonly waiting: () => number;
  /** How many answers wait to be sent to a chat. */
  readonly onTheWay: (lane: string) => number;
  readonly clock: () => Date;
}

/** Sheds work when there is more than can be done: an answer in one word costs no service anything. */
export class Overload {
  readonly #pressure: Pressure;
  readonly #texts: Texts;
  readonly #told = new Seldom(TOLD_AGAIN_AFTER_MS);

  constructor(pressure: Pressure, texts: Texts) {
    this.#pressure = pressure;
    this.#texts = texts;
  }

  /** What is said instead of an answer; undefined when there is time for one. */
  instead(update: PendingUpdate): Reply | undefined {
    const { waiting, onTheWay, clock } = this.#pressure;
    const { kind, lane, takenAt } = update;
    if (kind === 'membership') return undefined;
    const now = clock().getTime();
    const crowded = onTheWay(lane) >= MOST_ON_THE_WAY;
    if (!crowded && (waiting() < MANY || now - Date.parse(takenAt) < LATE_MS)) return undefined;
    if (kind === 'callback') return spoken(update, 'busy', this.#texts);
    const opened = kind === 'message' ? ({ reach: 'open' } as const) : {};
    const { finish } = this.#told.mayAgain(lane, now) ? spoken(update, 'busy', this.#texts) : NOTHING_SAID;
    return { finish: { ...finish, ...opened } };
  }
}

const NOTHING_SAID: Reply = { finish: { send: [] } };
