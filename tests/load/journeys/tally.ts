import {
  AchievementUnlocked,
  BesitosAwarded,
  LevelReached,
  MissionCompleted,
  ReactionAdded,
  ReactionRewarded,
} from '@yabot/contracts';
import { isOf, type Stored } from '../fleet/stream.ts';

/** What a user got. */
export interface Got {
  awarded: number;
  balance: number;
}

/** What the sums need of everything on the stream, kept so that the messages need not be. */
export class Tally {
  reactions = 0;
  rewarded = 0;
  awards = 0;
  /** Besitos of the wallet's events. */
  booked = 0;
  /** Besitos that reactions, missions and levels promised. */
  promised = 0;
  /** How often each tier was unlocked, by `<achievement>:<tier>`. */
  readonly tiers = new Map<string, number>();
  /** Where somebody reacted, and where that was paid. */
  readonly places = new Set<string>();
  readonly paid = new Set<string>();
  /** Why the wallet awarded besitos. */
  readonly causes = new Set<string>();
  /** By user id. */
  readonly got = new Map<string, Got>();
  /** Whose chat is whose, as the user service knows it. */
  persons: ReadonlyMap<string, number> = new Map();

  add(message: Stored): void {
    if (isOf(message, ReactionAdded)) this.#reacted(message.data);
    else if (isOf(message, ReactionRewarded)) this.#paid(message.data);
    else if (isOf(message, BesitosAwarded)) this.#awarded(message.data);
    else if (isOf(message, MissionCompleted)) this.promised += message.data.reward.besitos;
    else if (isOf(message, LevelReached)) this.promised += message.data.reward?.besitos ?? 0;
    else if (isOf(message, AchievementUnlocked)) this.#unlocked(message.data);
  }

  #reacted(data: Reacted) {
    this.reactions += 1;
    this.places.add(place(data));
  }

  #paid(data: Reacted & { amount: number }) {
    this.rewarded += 1;
    this.promised += data.amount;
    this.paid.add(place(data));
  }

  #awarded({ userId, amount, balance, cause }: (typeof BesitosAwarded)['sample']) {
    this.awards += 1;
    this.booked += amount;
    this.causes.add(cause);
    const before = this.got.get(userId);
    this.got.set(userId, { awarded: (before?.awarded ?? 0) + amount, balance });
  }

  #unlocked({ achievementId, tier }: (typeof AchievementUnlocked)['sample']) {
    const key = `${achievementId}:${tier}`;
    this.tiers.set(key, (this.tiers.get(key) ?? 0) + 1);
  }
}

type Reacted = Omit<(typeof ReactionAdded)['sample'], 'via'>;

const place = ({ userId, post, emoji }: Reacted) => `${userId}/${post.chatId}/${post.messageId}/${emoji}`;
