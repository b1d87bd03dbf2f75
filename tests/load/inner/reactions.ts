import { eventSubject, partitionOf, ReactionAdded } from '@yabot/contracts';
import { enveloped, type Outgoing } from '@yabot/service-kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { GROUP, PAID_EMOJIS } from '../../shared/content.ts';

/** How many reactions each user has. */
const EACH = 10;
/** After how many of others each time. */
const APART = 800;
const MOST_ACTIVE = (EACH - 1) * (APART / EACH) + 1;

/**
 * Users who come, react to ten posts, and go. Of any ten reactions that follow each other one is its user's first, one the
 * second, and so on: what first and tenth reactions bring is spread evenly.
 */
export class Crowd {
  /** The newest first. */
  readonly #active: string[] = [];
  #left: Outgoing[] = [];

  /** How many users are active. */
  get size(): number {
    return this.#active.length;
  }

  /** The first reactions, until as many users are active as will ever be. */
  gather(): Outgoing[] {
    const reactions: Outgoing[] = [];
    while (this.#active.length < MOST_ACTIVE - 1) reactions.push(...this.#nextRound());
    return reactions;
  }

  next(count: number): Outgoing[] {
    while (this.#left.length < count) this.#left.push(...this.#nextRound());
    return this.#left.splice(0, count);
  }

  /** Somebody new comes, and whoever's turn it is reacts. */
  #nextRound(): Outgoing[] {
    this.#active.unshift(uuidv7());
    this.#active.length = Math.min(this.#active.length, MOST_ACTIVE);
    return Array.from({ length: EACH }, (_, nth) => this.#active[nth * (APART / EACH)]).flatMap(
      (user, nth) => (user ? [reaction(user, nth + 1, PAID_EMOJIS[nth % PAID_EMOJIS.length]!)] : []),
    );
  }
}

/** As the gateway publishes it. */
function reaction(userId: string, messageId: number, emoji: string): Outgoing {
  const id = uuidv7();
  const post = { chatId: GROUP, messageId };
  const { type } = ReactionAdded;
  const time = new Date().toISOString();
  return enveloped(
    { id, entity: userId, source: 'gateway', type, time, correlationId: id },
    eventSubject(ReactionAdded as never, partitionOf(userId)),
    JSON.stringify({ userId, post, emoji, via: 'reaction' }),
  );
}
