import { NamesOf } from '@yabot/contracts';
import type { Client } from '@yabot/service-kit';
import { isNamed, withNames } from '../rules/named-text.ts';

const DEADLINE_MS = 2_000;

/** Names people in messages right before they are sent. */
export class Naming {
  readonly #client: Client;
  readonly #somebody: string;

  /** @param somebody what those are called whom nobody knows any more */
  constructor(client: Client, somebody: string) {
    this.#client = client;
    this.#somebody = somebody;
  }

  /** The parameters as Telegram gets them; undefined while nobody can say the names. */
  async named(payload: object): Promise<object | undefined> {
    if (!isNamed(payload)) return payload;
    const userIds = [...new Set(payload.names)];
    const answer = await this.#client.ask(NamesOf, { userIds }, { timeout: DEADLINE_MS });
    if (!answer.ok && payload.somebody === undefined) return undefined;
    const names = answer.ok ? answer.result.names : [];
    const known = new Map(names.map(({ userId, firstName }) => [userId, firstName]));
    return withNames(payload, known, this.#somebody);
  }
}
