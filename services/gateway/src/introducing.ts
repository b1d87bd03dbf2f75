import { setTimeout as wait } from 'node:timers/promises';
import { FinishIntroduction, ForgetPerson, personErased, Register } from '@yabot/contracts';
import { type AttachContext, withCorrelation } from '@yabot/service-kit';
import { Lanes } from './conversation/lanes.ts';
import { backOff } from './rules/pacing.ts';
import { type Introduction, introductions, waitingIntroductions } from './tables/introductions.ts';

const MOST_AT_ONCE = 50;
const MOST_SWEPT = 5_000;
const TIMEOUT_MS = 5_000;
const MOST_BETWEEN_TRIES_MS = 2_000;

/** An introduction as work: a later one of the same person comes behind the earlier. */
type Work = Introduction & { readonly id: string; readonly lane: string };

/**
 * Introduces new people, and known ones with a new profile, to the user service: asked until it answers, under a key of the
 * update, so that it happens once.
 */
export class Introducing {
  readonly #context: AttachContext;
  readonly #signal: AbortSignal;
  readonly #people: Lanes<Work>;

  constructor(context: AttachContext, signal: AbortSignal) {
    this.#context = context;
    this.#signal = signal;
    this.#people = new Lanes<Work>(MOST_AT_ONCE, (work) => this.#introduce(work));
    context.watch(introductions, (rows) => this.#add(rows));
  }

  /** Whether some are left that this process did not take up. */
  get behind(): boolean {
    return this.#people.leftOut;
  }

  /** Takes up what waits in the database. */
  async sweep(partitions: readonly number[]): Promise<void> {
    this.#people.takeMore();
    this.#add(await waitingIntroductions(this.#context.read().sql, partitions, MOST_SWEPT));
  }

  /** Another gateway may introduce the same people meanwhile, under the same keys: nobody waits for a user service that is away. */
  letGo(partitions: readonly number[]): void {
    void this.#people.letGo(partitions);
  }

  stop(): Promise<void> {
    return this.#people.stop();
  }

  #add(rows: readonly Introduction[]) {
    for (const row of rows) {
      if (!this.#context.holds(row.partition)) continue;
      this.#people.add({ ...row, id: `${row.userId}:${row.updateId}`, lane: row.userId });
    }
  }

  #introduce(work: Work): Promise<void> {
    const { userId, updateId, correlationId } = work;
    return withCorrelation({ correlationId, messageId: correlationId }, async () => {
      const code = await this.#tell(work);
      if (code === undefined) return;
      if (code !== 'told') this.#context.log.warn({ userId, code }, 'not-introduced');
      // Somebody came back under an id that was erased meanwhile: the next update gives them another.
      const key = `${userId}:${updateId}`;
      const { submit } = this.#context;
      if (code === personErased.code) await submit(ForgetPerson.of({ userId }, { key }));
      await submit(FinishIntroduction.of({ userId, updateId }, { key }));
    });
  }

  /** @returns with which code it was refused for good; nothing when the gateway stops, or another has the person, before that is known */
  async #tell({ userId, telegramId, profile, updateId, partition }: Work): Promise<string | undefined> {
    const person = { userId, telegramId, ...profile };
    for (let failures = 1; !this.#signal.aborted && this.#context.holds(partition); failures++) {
      const options = { key: `telegram:${updateId}`, timeout: TIMEOUT_MS };
      const answer = await this.#context.client.ask(Register, person, options);
      if (answer.ok) return 'told';
      const { code } = answer.refusal;
      if (code !== 'service-unavailable' && code !== 'internal-fault') return code;
      await wait(backOff(failures, Math.random(), MOST_BETWEEN_TRIES_MS));
    }
    return undefined;
  }
}
