import { openLoop } from '../../shared/measure/open-loop.ts';
import type { Rig } from './rig.ts';

/** Something a follower did, and when it was due. */
export interface Action {
  readonly personId: number;
  readonly dueAt: number;
}

/** A reaction that Telegram took. */
export interface Reaction extends Action {
  readonly messageId: number;
}

/** How much is done. */
export interface LoadShape {
  readonly perSecond: number;
  readonly seconds: number;
  /** How many ask /besitos meanwhile. */
  readonly asksPerSecond: number;
}

/** How many posts are needed, so that nobody reacts to one twice. */
export const postsFor = ({ perSecond, seconds }: LoadShape, users: number): number =>
  Math.ceil((perSecond * seconds) / users);

/** Far from those who react at the same moment. */
const ASK_STEP = 37;

/** Followers at work, in an open loop: they react in turn, each on posts they did not react to yet. */
export class Load {
  readonly reactions: Reaction[] = [];
  readonly asks: Action[] = [];
  readonly #rig: Rig;

  constructor(rig: Rig) {
    this.#rig = rig;
  }

  /** Goes on where it stopped before. */
  async run({ perSecond, seconds, asksPerSecond }: LoadShape): Promise<void> {
    const first = this.reactions.length;
    const reacting = openLoop({
      count: Math.round(perSecond * seconds),
      perSecond,
      fire: (index, dueAt) => this.#react(first + index, dueAt),
    });
    const asking =
      asksPerSecond > 0 &&
      openLoop({
        count: Math.round(asksPerSecond * seconds),
        perSecond: asksPerSecond,
        fire: (index, dueAt) => this.#ask(index, dueAt),
      });
    await Promise.all([reacting, asking]);
  }

  #react(index: number, dueAt: number) {
    const { followers } = this.#rig.telegram;
    const user = index % followers.length;
    const messageId = this.#rig.telegram.react(user, Math.floor(index / followers.length));
    this.reactions.push({ personId: followers[user]!.person.id, messageId, dueAt });
  }

  #ask(index: number, dueAt: number) {
    const { telegram } = this.#rig;
    const user = (index * ASK_STEP) % telegram.followers.length;
    telegram.say(user, '/besitos');
    this.asks.push({ personId: telegram.followers[user]!.person.id, dueAt });
  }
}
