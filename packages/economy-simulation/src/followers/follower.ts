import {
  BuySubscription,
  ChatOpened,
  ClaimGift,
  ClaimMission,
  type CommandDefinition,
  CommandUsed,
  CommentAdded,
  type EventDefinition,
  ReactionAdded,
  RepairStreak,
  Transfer,
} from '@yabot/contracts';
import type { Progress } from '@yabot/missions/progress';
import type { Account } from '@yabot/wallet/accounts';
import type { Chance } from '../machine/chance.ts';
import { HABITS, type Kind } from './habits.ts';

/** Where followers are: what there is to do, and how they do it. */
export interface Place {
  readonly chance: Chance;
  readonly chatId: number;
  /** The numbers of the posts that are new enough to react to. */
  readonly posts: readonly number[];
  readonly emojis: readonly string[];
  readonly commands: readonly string[];
  readonly plans: readonly { readonly id: string; readonly days: number; readonly besitos: number }[];
  readonly mostSent: number;
  /** Another follower; undefined while there is none. */
  other(): Follower | undefined;
  say<Data>(event: EventDefinition<Data>, data: NoInfer<Data>): void;
  ask<Data, Result, Code extends string>(
    command: CommandDefinition<Data, Result, Code>,
    data: NoInfer<Data>,
  ): void;
  row(service: 'missions' | 'wallet', table: string, key: string): unknown;
  newNumber(): number;
}

/** Something a follower does, decided when its time has come. */
export type Deed = (place: Place, now: Date) => void;

const DAY_MS = 86_400_000;
/** Who comes takes nearly all that waits, and mends one streak in three. */
const [TAKES, MENDS] = [0.9, 0.3];

/** Somebody who is made up. */
export class Follower {
  readonly userId: string;
  readonly kind: Kind;
  #opened = false;
  #vipUntil = 0;

  constructor(userId: string, kind: Kind) {
    this.userId = userId;
    this.kind = kind;
  }

  /** What they do on a day, in no order; nothing when they do not come. */
  day({ next, happens, times }: Chance): Deed[] {
    const habits = HABITS[this.kind];
    if (!happens(habits.comes)) return [];
    const many = (average: number, deed: Deed) => Array.from({ length: times(average) }, () => deed);
    const maybe = (probability: number, deed: Deed) => (next() < probability ? [deed] : []);
    return [
      this.#comes,
      ...many(habits.reactions, this.#reacts),
      ...many(habits.comments, this.#writes),
      ...many(habits.commands, this.#commands),
      ...maybe(habits.gift, this.#opensGift),
      ...maybe(TAKES, this.#takes),
      ...maybe(habits.sends, this.#sends),
      ...maybe(habits.spends, this.#buys),
    ];
  }

  readonly #comes: Deed = ({ say }) => {
    if (!this.#opened) say(ChatOpened, { userId: this.userId });
    this.#opened = true;
  };

  readonly #reacts: Deed = ({ say, chance, chatId, posts, emojis }) => {
    const [messageId, emoji] = [chance.oneOf(posts), chance.oneOf(emojis)];
    if (messageId === undefined || emoji === undefined) return;
    const via = chance.happens(0.8) ? 'reaction' : 'button';
    say(ReactionAdded, { userId: this.userId, post: { chatId, messageId }, emoji, via });
  };

  readonly #writes: Deed = ({ say, chatId, newNumber }) =>
    say(CommentAdded, { userId: this.userId, chatId, messageId: newNumber() });

  readonly #commands: Deed = ({ say, chance, commands }) => {
    const command = chance.oneOf(commands);
    if (command !== undefined) say(CommandUsed, { userId: this.userId, command });
  };

  readonly #opensGift: Deed = ({ ask }) => ask(ClaimGift, { userId: this.userId });

  /** Takes the rewards that wait, and mends what broke. */
  readonly #takes: Deed = ({ ask, row, chance }) => {
    const { userId } = this;
    const progress = row('missions', 'progress', userId) as Progress | undefined;
    for (const [missionId, standing] of Object.entries(progress?.missions ?? {})) {
      if (standing.claim) ask(ClaimMission, { userId, missionId });
      if (standing.streak?.broken && chance.happens(MENDS)) ask(RepairStreak, { userId, missionId });
    }
  };

  readonly #sends: Deed = ({ ask, other, chance, mostSent, newNumber, ...place }) => {
    const recipientId = other()?.userId;
    const has = this.#has(place);
    if (!recipientId || recipientId === this.userId || has < 10) return;
    const amount = 1 + Math.floor(chance.next() * Math.min(mostSent, has / 4));
    const cause = `transfer:made-up:${newNumber()}`;
    ask(Transfer, { senderId: this.userId, recipientId, amount, cause, confirmed: true });
  };

  readonly #buys: Deed = ({ ask, plans, row }, now) => {
    const has = this.#has({ row });
    const plan = plans.find(({ besitos }) => besitos <= has);
    if (!plan || now.getTime() < this.#vipUntil) return;
    this.#vipUntil = now.getTime() + plan.days * DAY_MS;
    ask(BuySubscription, { userId: this.userId, planId: plan.id });
  };

  #has({ row }: Pick<Place, 'row'>): number {
    return (row('wallet', 'accounts', this.userId) as Account | undefined)?.balance ?? 0;
  }
}
