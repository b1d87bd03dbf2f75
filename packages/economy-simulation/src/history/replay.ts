import {
  ContinueCampaign,
  ContinueGrant,
  ForgetAchievementsPerson,
  ForgetMissionsPerson,
  PostQuiz,
  TriviaStarted,
} from '@yabot/contracts';
import type { Machine } from '../machine/machine.ts';
import type { Message } from '../machine/message.ts';
import { DECIDING } from '../machine/services.ts';
import { askedBefore } from './asked.ts';
import type { GiftSeeds } from './gift-seeds.ts';
import { RecordedOrder } from './recorded-order.ts';
import type { TriviaRounds } from './trivia-rounds.ts';

/** What only tidies up, or goes on with what a person began: its effects were recorded one by one. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  [ForgetMissionsPerson, ForgetAchievementsPerson, ContinueGrant, ContinueCampaign].map(({ type }) => type),
);

/** What a replay works with. */
export interface ReplayParts {
  readonly machine: Machine;
  readonly gifts: GiftSeeds;
  readonly rounds: TriviaRounds;
  /** How many messages are looked ahead. */
  readonly ahead?: number;
}

/**
 * Plays recorded history again. What came from outside is brought as it was; what the services said is decided anew, and
 * brought where the like of it was recorded, so that everything comes in the order in which it came then. What nobody
 * said then is brought at once; what is not said any more is left out.
 */
export class Replay {
  readonly #parts: ReplayParts;
  readonly #order: RecordedOrder;
  readonly #waiting = new Map<string, Message>();

  constructor(parts: ReplayParts) {
    this.#parts = parts;
    this.#order = new RecordedOrder(parts.ahead);
  }

  /** Takes the message that was recorded next. */
  take(message: Message): void {
    this.#order.add(message);
    while (this.#order.isFull) this.#next();
  }

  /** Nothing more was recorded. */
  end(): void {
    while (this.#next());
    for (const message of this.#waiting.values()) this.#bring(message);
    this.#waiting.clear();
  }

  #next(): boolean {
    const recorded = this.#order.take();
    if (!recorded) return false;
    const { message, place } = recorded;
    const isOurs = (DECIDING as readonly string[]).includes(message.envelope.source);
    if (isOurs) this.#bringOurs(message, place);
    else this.#bring(message);
    return true;
  }

  #bringOurs(message: Message, place: string) {
    const { id, time, causationId = id } = message.envelope;
    const anew = this.#waiting.get(place);
    this.#waiting.delete(place);
    if (anew) return this.#bring({ ...anew, envelope: { ...anew.envelope, id, time } });
    if (message.type === TriviaStarted.type || message.type === PostQuiz.type) {
      return this.#parts.rounds.note(this.#parts.machine, message);
    }
    // What led to it is played again, and did not lead to it.
    if (causationId !== id && this.#order.knows(causationId)) return;
    const asked = askedBefore(message, this.#parts.machine);
    if (!asked) return;
    this.#order.learn(causationId);
    this.#parts.gifts.prepare(this.#parts.machine, message);
    this.#bring(asked);
  }

  /** Has a message decided, and what follows from it, as far as that did not wait for its place. */
  #bring(first: Message) {
    const line = [first];
    for (let message = line.shift(); message; message = line.shift()) {
      const { id, time } = message.envelope;
      const decidedAt = (service: string) => this.#order.decidedAt(id, service) ?? new Date(time);
      const follow = this.#parts.machine.handle(message, decidedAt);
      const places = this.#order.placesOf(id, follow);
      for (const [index, next] of follow.entries()) {
        const place = places[index];
        // What was due later is known from what came of it, such as a hold that expired.
        if (next.at || LEFT_OUT.has(next.type)) continue;
        if (place) this.#waiting.set(place, next);
        else if (this.#parts.machine.takes(next.type)) line.push(next);
      }
    }
  }
}
