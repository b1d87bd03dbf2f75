import type { EventHandler } from '@yabot/service-kit';
import { onceEach, type StoredMessage } from './stream.ts';

/** What a service comes to have, and to say, when it handles the events of a stream one after the other. */
export interface Replayed {
  /** The rows of a table by their keys. */
  readonly rowsOf: (table: string) => ReadonlyMap<string, unknown>;
  /** Events and commands, each as its type and data. */
  readonly said: readonly Said[];
}

/** A message without what is new each time it is decided. */
export interface Said {
  readonly type: string;
  readonly data: unknown;
}

/**
 * Handles each wanted event once, in stream order, with the service's own rules and nothing else: no batches, no databases, no
 * faults. What the fleet has after a run must be the same.
 */
export function replay(
  consumes: readonly EventHandler<never>[],
  messages: readonly StoredMessage[],
  resources: unknown,
): Replayed {
  const wanted = (consumes as readonly EventHandler[]).filter(
    (handler) => handler.wanted?.(resources) ?? true,
  );
  const handlers = new Map(wanted.map((handler) => [handler.message.type, handler]));
  const tables = new Map<string, Map<string, unknown>>();
  const rowsOf = (name: string) => {
    const rows = tables.get(name) ?? new Map<string, unknown>();
    tables.set(name, rows);
    return rows;
  };
  const said: Said[] = [];
  for (const message of onceEach(messages)) {
    const handler = handlers.get(message.type);
    if (!handler) continue;
    const { save = [], emit = [], send = [] } = decided(handler, message, rowsOf, resources);
    for (const { table, key, ...change } of save) {
      if (change.kind === 'remove') rowsOf(table.name).delete(key);
      else rowsOf(table.name).set(key, change.row);
    }
    for (const { definition, data } of [...emit, ...send]) said.push({ type: definition.type, data });
  }
  return { rowsOf, said };
}

interface Ref {
  readonly table: { readonly name: string };
  readonly key: string;
}
type Reads = Readonly<Record<string, Ref | readonly Ref[]>>;

function decided(
  handler: EventHandler,
  { data, envelope, storedAt }: StoredMessage,
  rowsOf: Replayed['rowsOf'],
  resources: unknown,
) {
  const reads = (handler.reads?.({ data, envelope }) ?? {}) as Reads;
  const load = ({ table, key }: Ref) => rowsOf(table.name).get(key);
  const loaded = (part: Ref | readonly Ref[]) => ('table' in part ? load(part) : part.map(load));
  const rows = Object.entries(reads).map(([name, part]) => [name, loaded(part)]);
  // No fault turns the clock of NATS: what a clock was set for comes from the future, and counts as of now.
  const context = { now: new Date(storedAt), newId: () => '', newSecret: () => '', resources };
  return handler.decide({ data, envelope }, Object.fromEntries(rows) as never, context);
}
