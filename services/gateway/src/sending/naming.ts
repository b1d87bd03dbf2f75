import { HiddenAmong, NamesOf } from '@yabot/contracts';
import type { Client } from '@yabot/service-kit';
import { isNamed, withNames } from '../rules/named-text.ts';

const DEADLINE_MS = 2_000;
const NOBODY: readonly string[] = [];

/** Names people in messages right before they are sent. */
export class Naming {
  readonly #client: Client;
  readonly #somebody: string;

  /** @param somebody what those are called whom nobody knows any more */
  constructor(client: Client, somebody: string) {
    this.#client = client;
    this.#somebody = somebody;
  }

  /** The parameters as Telegram gets them; undefined while nobody can say the names, or whom not to name. */
  async named(payload: object): Promise<object | undefined> {
    if (!isNamed(payload)) return payload;
    const userIds = [...new Set(payload.names)];
    const [told, hidden] = await Promise.all([
      this.#client.ask(NamesOf, { userIds }, { timeout: DEADLINE_MS }),
      payload.onBoard ? this.#hiddenAmong(userIds) : NOBODY,
    ]);
    if (!hidden || (!told.ok && payload.somebody === undefined)) return undefined;
    const names = told.ok ? told.result.names.filter(({ userId }) => !hidden.includes(userId)) : [];
    const known = new Map(names.map(({ userId, firstName }) => [userId, firstName]));
    return withNames(payload, known, this.#somebody);
  }

  async #hiddenAmong(userIds: string[]): Promise<readonly string[] | undefined> {
    const answer = await this.#client.ask(HiddenAmong, { userIds }, { timeout: DEADLINE_MS });
    return answer.ok ? answer.result.hidden : undefined;
  }
}
