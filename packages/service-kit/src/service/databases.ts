import { setTimeout as wait } from 'node:timers/promises';
import type { QueryContext } from '../definitions/handlers.ts';
import { type CommonSettings, documentsUrl, sqlUrl } from '../settings/settings.ts';
import type { DocumentSchema, DocumentStore } from '../store/documents/store.ts';
import { RowLoader } from '../store/row-loader.ts';
import type { SqlStore } from '../store/sql/store.ts';
import { SchemaFromFuture, type Store } from '../store/store.ts';
import type { RowRef, StoreKind } from '../store/table.ts';
import { type Core, tellDependency } from './core.ts';
import type { ServiceDefinition } from './definition.ts';

const RETRY_MS = 500;

/** What makes the stores of a service. */
export interface Adapters {
  readonly sqlStore?: typeof import('../store/sql/store.ts').sqlStore;
  readonly documentStore?: (options: { url: string; name: string; schema: DocumentSchema }) => DocumentStore;
}

/** Loads what the databases of a service need: each driver takes tens of megabytes, also where nobody uses it. */
export async function loadAdapters(
  { name, owns }: ServiceDefinition,
  settings: CommonSettings,
): Promise<Adapters> {
  return {
    ...(owns.sql ? { sqlStore: (await import('../store/sql/store.ts')).sqlStore } : {}),
    ...(owns.documents ? { documentStore: await documentStoreFor(documentsUrl(settings, name)) } : {}),
  };
}

async function documentStoreFor(url: string): Promise<NonNullable<Adapters['documentStore']>> {
  if (url.startsWith('mongodb')) return (await import('../store/mongo/store.ts')).mongoStore;
  return (await import('../store/sqlite/store.ts')).sqliteDocumentStore;
}

/** The databases a service owns: each is opened as soon as it is there. */
export class Databases {
  readonly #core: Core;
  readonly #sql: SqlStore | undefined;
  readonly #documents: DocumentStore | undefined;
  readonly #opened = new Map<StoreKind, Promise<void>>();
  readonly #tried = new Map<StoreKind, PromiseWithResolvers<boolean>>();
  readonly #loaders: ReadonlyMap<StoreKind, RowLoader>;

  constructor(core: Core, { sqlStore, documentStore }: Adapters) {
    this.#core = core;
    const { definition, settings } = core;
    const { name, owns } = definition;
    const schema = name.replaceAll('-', '_');
    this.#sql = owns.sql && sqlStore?.({ url: sqlUrl(settings, name), name: schema, schema: owns.sql });
    this.#documents =
      owns.documents && documentStore?.({ url: documentsUrl(settings, name), name, schema: owns.documents });
    this.#loaders = new Map(this.all.map((store) => [store.kind, new RowLoader(store)]));
    for (const { kind } of this.all) tellDependency(core, kind, false);
  }

  get all(): readonly Store[] {
    return [this.#sql, this.#documents].filter(
      (store): store is SqlStore | DocumentStore => store !== undefined,
    );
  }

  /** Opens each as soon as it is there. */
  open(): void {
    for (const store of this.all) {
      this.#tried.set(store.kind, Promise.withResolvers());
      const opened = this.#openWhenThere(store);
      opened.catch(() => undefined);
      this.#opened.set(store.kind, opened);
    }
  }

  /**
   * Resolves when a database is there, or when the service stops.
   * @throws SchemaFromFuture, and every other error that trying again does not mend
   */
  async opened(kind: StoreKind): Promise<void> {
    await this.#opened.get(kind);
  }

  /** Whether a database was there at the first try, once that is over. */
  async thereAtOnce(kind: StoreKind): Promise<boolean> {
    return (await this.#tried.get(kind)?.promise) ?? false;
  }

  /** On which database a handler works. */
  kindOf(handler: { readonly store?: StoreKind }): StoreKind | undefined {
    return handler.store ?? this.all[0]?.kind;
  }

  /** Whether an error means that a database is away or busy. */
  isTransient(error: unknown): boolean {
    return this.all.some((store) => store.isTransient(error));
  }

  /**
   * The row a reference names.
   * @throws when no database of the service holds its table
   */
  async load<Row>(ref: RowRef<Row>): Promise<Row | undefined> {
    const loader = this.#loaders.get(ref.table.store) ?? this.#missing(ref.table.store);
    return loader.load(ref);
  }

  /** What a query may use. */
  queryContext(resources: unknown): QueryContext {
    const [sql, documents] = [this.#sql, this.#documents];
    const missing = (kind: StoreKind) => this.#missing(kind);
    return {
      resources,
      now: this.#core.clock(),
      load: (ref) => this.load(ref),
      get sql() {
        return sql?.reader ?? missing('sql');
      },
      get documents() {
        return documents?.documents ?? missing('documents');
      },
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((store) => store.close().catch(() => undefined)));
  }

  async #openWhenThere(store: Store) {
    const { stopping, log } = this.#core;
    const { resolve: tried } = this.#tried.get(store.kind)!;
    for (let tries = 0; !stopping.aborted; tries++) {
      try {
        await store.open();
        tried(true);
        return tellDependency(this.#core, store.kind, true);
      } catch (error) {
        tried(false);
        if (stopping.aborted) return;
        if (error instanceof SchemaFromFuture || !store.isTransient(error)) throw error;
        if (tries === 0) log.warn({ store: store.kind, error: String(error) }, 'store-away');
        await wait(RETRY_MS, undefined, { signal: stopping }).catch(() => undefined);
      }
    }
  }

  #missing(kind: StoreKind): never {
    throw new Error(`${this.#core.definition.name} owns nothing in ${kind}`);
  }
}
