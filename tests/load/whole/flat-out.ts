import { setTimeout as wait } from 'node:timers/promises';
import { wallClock } from '../../shared/measure/clock.ts';
import { type Observed, observe } from '../measure/observe.ts';
import type { LoadCommunity, Reaction } from './community.ts';
import { type Stages, stagesOf, toldAt } from './latencies.ts';
import { underLoad } from './load.ts';

/** How many followers wait for a notice at any time: enough that nobody has nothing to do, and never more. */
const WAITING = 600;
const LOOK_MS = 2;
const WARM_UP_SECONDS = 5;

/** What as much as the fleet can take showed. */
export interface WholeFlatOut extends Observed {
  /** How long was measured, after the warm-up. */
  readonly seconds: number;
  readonly reactions: number;
  /** Reactions told a second. */
  readonly perSecond: number;
  readonly stages: Stages;
}

/** Each follower reacts again as soon as they were told of their last reaction and it is their turn. */
export async function flatOut(community: LoadCommunity, seconds: number): Promise<WholeFlatOut> {
  const run = await underLoad(community, async () => {
    const followers = new Followers(community);
    await followers.react(WARM_UP_SECONDS);
    const seen = await observe(community.fleet, community.processes);
    const [began, before] = [wallClock(), followers.reactions.length];
    await followers.react(seconds);
    const during = followers.reactions.slice(before);
    return { began, ended: wallClock(), during, all: followers.reactions, observed: await seen() };
  });
  const { began, ended, during, all, observed } = run.done;
  const told = toldAt(all, run.messages).filter(({ at }) => at > began && at <= ended);
  return {
    ...observed,
    seconds: Math.round((ended - began) / 100) / 10,
    reactions: during.length,
    perSecond: Math.round((told.length / (ended - began)) * 10_000) / 10,
    stages: stagesOf({ ...run, reactions: during }, community.record.tally.persons),
  };
}

class Followers {
  readonly reactions: Reaction[] = [];
  readonly #community: LoadCommunity;
  readonly #ready: number[];
  readonly #waiting = new Map<number, number>();
  #heard: number;

  constructor(community: LoadCommunity) {
    this.#community = community;
    this.#ready = Array.from({ length: community.users }, () => community.nextUser());
    this.#heard = community.telegram.messages.length;
  }

  async react(seconds: number): Promise<void> {
    for (const until = wallClock() + seconds * 1_000; wallClock() < until; await wait(LOOK_MS)) {
      this.#listen();
      while (this.#waiting.size < WAITING && this.#ready.length > 0) this.#reactOnce(this.#ready.shift()!);
    }
  }

  #listen() {
    const { messages } = this.#community.telegram;
    for (; this.#heard < messages.length; this.#heard++) {
      const { personId, isAnswer } = messages[this.#heard]!;
      const user = this.#waiting.get(personId);
      if (isAnswer || user === undefined) continue;
      this.#waiting.delete(personId);
      this.#ready.push(user);
    }
  }

  #reactOnce(user: number) {
    if (!this.#community.canReact(user)) return;
    const reaction = this.#community.react(user, wallClock());
    this.#waiting.set(reaction.personId, user);
    this.reactions.push(reaction);
  }
}
