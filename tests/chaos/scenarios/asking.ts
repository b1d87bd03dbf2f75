import { openLoop } from '../../shared/measure/open-loop.ts';
import { type Latency, latencyOf } from '../../shared/measure/percentiles.ts';
import type { Telegram } from '../../shared/telegram.ts';
import type { Action } from '../rig/load.ts';

const COMMANDS = ['/besitos', '/misiones', '/logros', '/perfil', '/ajustes', '/menu', '/start', '/ayuda'];
/** Far from those who react at the same moment, and from one's own last question. */
const STEP = 37;

/** Followers who ask the bot for everything it can do, in an open loop. */
export class Asking {
  readonly asked: Action[] = [];
  readonly #telegram: Telegram;

  constructor(telegram: Telegram) {
    this.#telegram = telegram;
  }

  async run(perSecond: number, seconds: number): Promise<void> {
    const first = this.asked.length;
    const { followers } = this.#telegram;
    await openLoop({
      perSecond,
      count: Math.round(perSecond * seconds),
      fire: (index, dueAt) => {
        const number = first + index;
        const user = (number * STEP) % followers.length;
        this.#telegram.say(user, COMMANDS[number % COMMANDS.length]!);
        this.asked.push({ personId: followers[user]!.person.id, dueAt });
      },
    });
  }

  /** How long each waited for an answer; for ever who got none. */
  latencies(from = 0, to = Number.POSITIVE_INFINITY): Latency {
    return latencyOf(this.waits(from, to));
  }

  /** @param from due from then on, @param to due before then */
  waits(from: number, to: number): number[] {
    const answers = Map.groupBy(
      this.#telegram.messages.filter(({ isAnswer }) => isAnswer),
      ({ personId }) => personId,
    );
    return this.asked
      .filter(({ dueAt }) => dueAt >= from && dueAt < to)
      .map(({ personId, dueAt }) => {
        const answer = answers.get(personId)?.find(({ at }) => at >= dueAt);
        return (answer?.at ?? Number.POSITIVE_INFINITY) - dueAt;
      });
  }
}

/** `p50 12 ms, p99 80 ms, max 100 ms of 1,000` */
export const inWords = ({ p50, p99, max, count }: Latency): string =>
  `p50 ${Math.round(p50)} ms, p99 ${Math.round(p99)} ms, max ${Math.round(max)} ms of ${count}`;
