import { everyPage, PERSON_EXPORTS, type PersonExport, type RowsByPart } from '@yabot/contracts';
import type { AttachContext } from '@yabot/service-kit';
import { InputFile } from 'grammy';
import { keptOf } from '../queries/export-person.ts';
import { isPersonFile } from '../rules/person-file.ts';
import type { Naming } from './naming.ts';

const DEADLINE_MS = 4_000;

/** The queries by which the other services tell what they keep of a person. */
export const EXPORTS_OF_OTHERS = PERSON_EXPORTS.filter(({ owner }) => owner !== 'gateway');

/** Puts together the files with what is kept of people right before they are sent; other messages are named as before. */
export class PersonFiles implements Pick<Naming, 'named'> {
  readonly #context: Pick<AttachContext, 'client' | 'read' | 'clock'>;
  readonly #naming: Pick<Naming, 'named'>;

  constructor(context: Pick<AttachContext, 'client' | 'read' | 'clock'>, naming: Pick<Naming, 'named'>) {
    this.#context = context;
    this.#naming = naming;
  }

  /** The parameters as Telegram gets them; undefined while a service does not answer: less than all is told to nobody. */
  async named(payload: object): Promise<object | undefined> {
    if (!isPersonFile(payload)) return this.#naming.named(payload);
    const { person, fileName, ...rest } = payload;
    const told = await Promise.all(EXPORTS_OF_OTHERS.map((query) => this.#of(query, person)));
    if (told.some(([, rows]) => rows === undefined)) return undefined;
    const own = await keptOf(person, this.#context.read()).catch(() => undefined);
    if (!own) return undefined;
    const services = { gateway: own, ...Object.fromEntries(told) };
    const exportedAt = this.#context.clock().toISOString();
    const text = JSON.stringify({ person, exportedAt, services }, null, 2);
    return { ...rest, document: new InputFile(Buffer.from(text), `${fileName}.json`) };
  }

  async #of(query: PersonExport, userId: string): Promise<[string, RowsByPart | undefined]> {
    const rows = await everyPage(async (cursor) => {
      const data = cursor === undefined ? { userId } : { userId, cursor };
      const answer = await this.#context.client.ask(query, data, { timeout: DEADLINE_MS });
      return answer.ok ? answer.result : undefined;
    });
    return [query.owner, rows];
  }
}
