import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceName } from '@yabot/contracts';
import type { CommonSettings } from '../settings/settings.ts';
import { sqlUrl } from '../settings/settings.ts';
import { type MongoStore, mongoStore } from '../store/mongo/store.ts';
import { type SqlStore, sqlStore } from '../store/sql/store.ts';
import { SchemaFromFuture, type Store } from '../store/store.ts';
import type { RowRef } from '../store/table.ts';
import type { ServiceDefinition } from './definition.ts';

/** The databases of a service, opened or still to be opened. */
export interface Stores {
  readonly sql: SqlStore | undefined;
  readonly mongo: MongoStore | undefined;
  readonly all: readonly Store[];
}

/** The databases a service owns, by its settings. */
export function storesOf({ owns }: ServiceDefinition, name: ServiceName, settings: CommonSettings): Stores {
  const schema = name.replaceAll('-', '_');
  const sql = owns.sql && sqlStore({ url: sqlUrl(settings, name), name: schema, schema: owns.sql });
  const mongo = owns.mongo && mongoStore({ url: settings.MONGODB_URI, name, schema: owns.mongo });
  return {
    sql,
    mongo,
    all: [sql, mongo].filter((store): store is SqlStore | MongoStore => store !== undefined),
  };
}

const RETRY_MS = 500;

/**
 * Opens a database as soon as it is there.
 * @param onAway told once when it is not there at the first try
 * @throws SchemaFromFuture, and every other error that trying again does not mend
 */
export async function openWhenThere(store: Store, signal: AbortSignal, onAway: (error: unknown) => void) {
  for (let tries = 0; !signal.aborted; tries++) {
    try {
      await store.open();
      return;
    } catch (error) {
      if (error instanceof SchemaFromFuture || !store.isTransient(error)) throw error;
      if (tries === 0) onAway(error);
      await wait(RETRY_MS);
    }
  }
}

/**
 * The row a reference names.
 * @throws when no database of the service holds its table
 */
export async function loadRow<Row>(stores: readonly Store[], ref: RowRef<Row>): Promise<Row | undefined> {
  const store = stores.find(({ kind }) => kind === ref.table.store);
  if (!store) throw new Error(`The service owns nothing in ${ref.table.store}`);
  return (await store.load(ref.table, [ref.key])).get(ref.key);
}
