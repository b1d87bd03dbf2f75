import { setTimeout as wait } from 'node:timers/promises';
import { openLoop } from '../../shared/measure/open-loop.ts';
import { askPersons } from '../../shared/persons.ts';
import { Telegram } from '../../shared/telegram.ts';
import { type FleetPlace, LoadFleet } from '../fleet/load-fleet.ts';
import { settled } from '../fleet/settled.ts';
import { LoadRecord } from '../journeys/record.ts';
import type { NamedProcess } from '../measure/usage-recorder.ts';

const STARTS_PER_SECOND = 50;
const SETTLE_MS = 120_000;
const POLL_MS = 100;

/** A reaction, the post it is on, and when it was due. */
export interface Reaction {
  readonly personId: number;
  readonly messageId: number;
  readonly dueAt: number;
}

/** The whole fleet with Telegram and followers. */
export class LoadCommunity {
  readonly fleet: LoadFleet;
  readonly telegram: Telegram;
  readonly record: LoadRecord;
  /** How many posts each follower has reacted to. */
  readonly #reacted: number[];
  #turn = 0;

  private constructor(fleet: LoadFleet, telegram: Telegram) {
    this.fleet = fleet;
    this.telegram = telegram;
    this.record = new LoadRecord(fleet);
    this.#reacted = telegram.followers.map(() => 0);
  }

  /** Starts the fleet; nobody has opened the chat yet. */
  static async start(place: FleetPlace, size: { users: number; posts: number }): Promise<LoadCommunity> {
    const [fleet, telegram] = await Promise.all([
      LoadFleet.start(place),
      Telegram.start(size.users, size.posts),
    ]);
    const community = new LoadCommunity(fleet, telegram);
    try {
      await Promise.all(
        (['user', 'wallet', 'missions', 'achievements'] as const).map((name) => fleet.startService(name)),
      );
      await community.gateway('off');
      return community;
    } catch (error) {
      await community.stop();
      throw error;
    }
  }

  /** Starts the gateway, or starts it again, with or without Telegram's limits on what it sends. */
  async gateway(limits: 'on' | 'off'): Promise<void> {
    await this.fleet.startService('gateway', { ...this.telegram.settings, SEND_LIMITS: limits });
    this.telegram.sandbox.faults.setLimits(limits === 'on');
  }

  get users(): number {
    return this.telegram.followers.length;
  }

  /** The fleet, and this process with Telegram and the generator. */
  get processes(): readonly NamedProcess[] {
    return [...this.fleet.processes, { name: 'telegram+load', pid: process.pid }];
  }

  /** Everybody opens the chat; this also warms the fleet up. */
  async open(): Promise<void> {
    await openLoop({
      count: this.users,
      perSecond: STARTS_PER_SECOND,
      fire: (user) => this.telegram.say(user, '/start'),
    });
    const greeted = () => new Set(this.telegram.messages.map(({ personId }) => personId)).size;
    await until('everybody was greeted', () => greeted() === this.users, SETTLE_MS);
    await settled(this.fleet, SETTLE_MS);
    const everybody = this.telegram.followers.map(({ id: telegramId }) => ({ telegramId }));
    this.record.tally.persons = await askPersons(this.fleet.connection, everybody);
  }

  /** The follower whose turn it is, counted from 0. */
  nextUser(): number {
    return this.#turn++ % this.users;
  }

  /** Whether there is a post left that a follower did not react to. */
  canReact(user: number): boolean {
    return this.#reacted[user]! < this.telegram.posts;
  }

  /** A follower reacts to the next post. */
  react(user: number, dueAt: number): Reaction {
    const messageId = this.telegram.react(user, this.#reacted[user]!++);
    this.record.sent += 1;
    return { personId: this.telegram.followers[user]!.id, messageId, dueAt };
  }

  async stop(): Promise<void> {
    await this.fleet.stop();
    await this.telegram.stop();
  }
}

/** Waits for a condition. @throws when it does not come true in time */
export async function until(what: string, condition: () => boolean, timeoutMs: number): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs / 1_000} s in vain: ${what}`);
    await wait(POLL_MS);
  }
}
