import type { EmittedEvent, Envelope, SentCommand, ServiceName } from '@yabot/contracts';
import type { Change, CommandHandler, Decision, DecisionContext, EventHandler } from '@yabot/service-kit';
import type { Chance } from './chance.ts';
import { LookupRows } from './lookups.ts';
import type { Message } from './message.ts';
import type { Part } from './part.ts';
import type { Rows } from './rows.ts';

/** What a machine is made of. */
export interface MachineParts {
  readonly parts: readonly Part[];
  readonly rows: Rows;
  readonly chance: Pick<Chance, 'newId' | 'newSecret'>;
  /** Told each change of a row, before the next message is decided. */
  readonly changed: (service: ServiceName, change: Change) => void;
}

/** Rows that are written and never read by a decision. */
const WRITTEN_ONLY: ReadonlySet<string> = new Set(['entries', 'unsealed', 'gift_records']);

type Handler = CommandHandler | EventHandler;
type Ref = { readonly table: { readonly name: string }; readonly key: string };
type Read = Ref | readonly Ref[] | { readonly kind: 'lookup' };

/**
 * The services without servers: their own handlers decide one message after the other, on rows in memory. What they say
 * is given back, for whoever brings messages in order.
 */
export class Machine {
  readonly #made: MachineParts;
  readonly #lookups = new LookupRows();

  constructor(made: MachineParts) {
    this.#made = made;
  }

  /** The row of a service, such as what a follower has. */
  row(service: ServiceName, table: string, key: string): unknown {
    return this.#made.rows.get(`${service}.${table}`, key);
  }

  /** Puts a row where no message brings it; undefined takes it away. */
  put(service: ServiceName, table: string, key: string, row: unknown): void {
    const place = `${service}.${table}`;
    this.#made.rows.set(place, key, row);
    this.#lookups.note(place, key, row);
  }

  /** Whether anybody takes up messages of a type. */
  takes(type: string): boolean {
    return this.#made.parts.some(({ handlers }) => handlers.has(type));
  }

  /**
   * Has a message decided by all who take it up.
   * @param nowOf when each service decides it
   * @returns what follows from it, in order
   */
  handle(message: Message, nowOf: (service: ServiceName) => Date): Message[] {
    return this.#made.parts.flatMap((part) => {
      const handler = part.handlers.get(message.type);
      return handler ? this.#decide(part, handler, message, nowOf(part.service)) : [];
    });
  }

  #decide({ service, resources }: Part, handler: Handler, message: Message, now: Date): Message[] {
    const { newId, newSecret } = this.#made.chance;
    const context: DecisionContext = { now, newId, newSecret, resources: resources(now) };
    if (handler.kind === 'event' && handler.wanted?.(context.resources) === false) return [];
    const rows = this.#load(service, handler, message);
    const decision: Decision = handler.decide(message, rows as never, context);
    for (const change of decision.save ?? []) this.#save(service, change);
    const said = [...(decision.emit ?? []), ...(decision.send ?? [])];
    return said.map((each) => ({
      type: each.definition.type,
      data: each.data,
      envelope: this.#envelope(each, service, message.envelope, now),
      ...('at' in each && each.at ? { at: each.at } : {}),
    }));
  }

  #load(service: ServiceName, handler: Handler, message: Message): Record<string, unknown> {
    const reads = (handler.reads?.(message) ?? {}) as Readonly<Record<string, Read>>;
    const row = ({ table, key }: Ref) => this.row(service, table.name, key);
    const load = (name: string, read: Read) => {
      if (isMany(read)) return read.map(row);
      return 'kind' in read ? this.#lookups.find(this, message, name) : row(read);
    };
    return Object.fromEntries(Object.entries(reads).map(([name, read]) => [name, load(name, read)]));
  }

  #save(service: ServiceName, change: Change) {
    const { table, key } = change;
    if (!WRITTEN_ONLY.has(table.name)) {
      this.put(service, table.name, key, change.kind === 'remove' ? undefined : change.row);
    }
    this.#made.changed(service, change);
  }

  #envelope(said: EmittedEvent | SentCommand, source: string, cause: Envelope, now: Date): Envelope {
    const { type } = said.definition;
    return {
      id: this.#made.chance.newId(),
      source,
      type,
      time: now.toISOString(),
      entity: said.definition.entity(said.data),
      correlationId: cause.correlationId,
      causationId: cause.id,
      ...('key' in said ? { idempotencyKey: said.key } : {}),
    };
  }
}

const isMany = (read: Read): read is readonly Ref[] => Array.isArray(read);
