import type { IncomingMessage, ServerResponse } from 'node:http';
import { hostname } from 'node:os';
import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { Service } from '@nats-io/services';
import { PARTITIONS } from '@yabot/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { OnStep } from '../batch/step.ts';
import { type Client, openClient } from '../bus/client.ts';
import { type Bus, openBus } from '../bus/connection.ts';
import { publisher } from '../bus/publish.ts';
import { DEFAULT_STREAM_LIMITS, ensureStreams } from '../bus/streams.ts';
import type { CommandHandler, QueryContext } from '../definitions/handlers.ts';
import { type Health, HealthRecord } from '../observability/health.ts';
import { serveHealth } from '../observability/health-server.ts';
import { type Log, openLog } from '../observability/log.ts';
import { type Metrics, openMetrics } from '../observability/metrics.ts';
import { instanceName } from '../partitions/membership.ts';
import { type CommonSettings, readSettings } from '../settings/settings.ts';
import type { OutboxRow } from '../store/store.ts';
import { CommitWatch } from './commit-watch.ts';
import type { AttachContext, Attachment, ServiceContext, ServiceDefinition } from './definition.ts';
import { openEndpoints } from './endpoints.ts';
import { keepHouse } from './housekeeping.ts';
import { runJobs } from './jobs.ts';
import { StoreRuntime } from './store-runtime.ts';
import { loadRow, openWhenThere, type Stores, storesOf } from './stores.ts';
import type { Submit } from './submit.ts';
import { submitter } from './submitter.ts';
import { CODE_VERSION } from './version.ts';

/** How a service is started; everything may be given by a test. */
export interface StartOptions {
  readonly environment?: NodeJS.ProcessEnv;
  readonly clock?: () => Date;
  readonly log?: Log;
  /** Told at the moments at which a crash would matter. */
  readonly onStep?: OnStep;
}

/** A service that runs. */
export interface RunningService {
  readonly health: () => Health;
  /** Where `/health` and `/metrics` answer. */
  readonly healthUrl: string;
  readonly submit: Submit;
  readonly client: Client;
  readonly metrics: Metrics;
  /** Resolves when databases and bus are there and everything is taken up. */
  readonly ready: Promise<void>;
  /** Fails when the service cannot go on, such as on a database from the future. */
  readonly failed: Promise<never>;
  /** Stops taking, finishes what is in work, publishes it, closes. */
  stop(): Promise<void>;
}

/**
 * Starts a service. It is there at once, degraded while a database or NATS is away, and whole as soon as they are back.
 * @throws SettingsError listing every wrong setting
 */
export async function startService<Settings, Resources>(
  definition: ServiceDefinition<Settings, Resources>,
  options: StartOptions = {},
): Promise<RunningService> {
  const settings = readSettings(options.environment ?? process.env, definition.settings);
  const runner = new ServiceRunner(definition as ServiceDefinition, settings, options);
  await runner.start();
  return runner.running();
}

class ServiceRunner {
  readonly #definition: ServiceDefinition;
  readonly #settings: CommonSettings;
  readonly #clock: () => Date;
  readonly #log: Log;
  readonly #commits: CommitWatch;
  readonly #onStep: OnStep;
  readonly #metrics: Metrics;
  readonly #health: HealthRecord;
  readonly #instance = instanceName();
  readonly #stopping = new AbortController();
  readonly #stores: Stores;
  readonly #bus: Bus;
  readonly #client: Client;
  readonly #submit: Submit;
  readonly #runtimes = new Map<string, StoreRuntime>();
  readonly #failure = Promise.withResolvers<never>();
  #publish: ((messages: readonly OutboxRow[]) => Promise<void>) | undefined;
  #endpoints: Service | undefined;
  #attachments: Partial<Attachment>[] = [];
  readonly #opened = new Map<string, Promise<void>>();
  #resources: () => unknown = () => undefined;
  #healthServer: { port: number; close(): Promise<void> } | undefined;
  #ready = false;
  #readiness: Promise<void> = Promise.resolve();

  constructor(definition: ServiceDefinition, settings: CommonSettings, options: StartOptions) {
    this.#definition = definition;
    this.#settings = settings;
    this.#onStep = options.onStep ?? (() => undefined);
    this.#clock = options.clock ?? (() => new Date());
    this.#log = options.log ?? openLog(definition.name, settings.LOG_LEVEL);
    this.#commits = new CommitWatch(this.#log);
    this.#metrics = openMetrics(definition.name);
    this.#health = new HealthRecord(this.#clock);
    this.#stores = storesOf(definition, definition.name, settings);
    this.#health.set('nats', 'failed');
    for (const { kind } of this.#stores.all) this.#health.set(kind, 'failed');
    this.#bus = openBus({ url: settings.NATS_URL, name: definition.name }, (connected) =>
      this.#natsChanged(connected),
    );
    this.#client = openClient(definition.name, () => this.#bus.connection);
    this.#submit = submitter(definition, (handler) => this.#runtimeOf(handler), this.#clock);
    this.#failure.promise.catch(() => undefined);
  }

  async start() {
    this.#healthServer = await serveHealth(
      this.#address(),
      () => this.#currentHealth(),
      this.#metrics.registry,
      (request, response) => this.#handle(request, response),
    );
    for (const store of this.#stores.all) this.#opened.set(store.kind, this.#openStore(store));
    const resources = this.#loadResources();
    const stores = this.#stores.all.map((store) => this.#startStore(store, resources));
    const attached = Promise.all(stores).then(() => this.#attach());
    const bus = Promise.all([this.#bus.ready, resources]).then(([connection]) =>
      this.#startBus(connection, stores),
    );
    this.#readiness = Promise.all([attached, bus]).then(() => {
      this.#ready = true;
      this.#log.info({ instance: this.#instance }, 'ready');
    });
    this.#readiness.catch((error) => {
      if (this.#stopping.signal.aborted) return;
      this.#log.fatal({ error: String(error) }, 'cannot-go-on');
      this.#failure.reject(error);
    });
  }

  running(): RunningService {
    return {
      health: () => this.#currentHealth(),
      healthUrl: this.#healthUrl(),
      submit: this.#submit,
      client: this.#client,
      metrics: this.#metrics,
      ready: this.#readiness,
      failed: this.#failure.promise,
      stop: () => this.#stop(),
    };
  }

  async #loadResources() {
    if (!this.#definition.resources) return;
    const resources = await this.#definition.resources({
      ...this.#context(),
      load: async (ref) => {
        await this.#opened.get(ref.table.store);
        return loadRow(this.#stores.all, ref);
      },
    });
    if (this.#stopping.signal.aborted) await resources.stop?.();
    this.#resources = () => resources.current();
    this.#attachments.push(resources);
  }

  async #openStore(store: Stores['all'][number]) {
    await openWhenThere(store, this.#stopping.signal, (error) => {
      this.#log.warn({ store: store.kind, error: String(error) }, 'store-away');
    });
    if (this.#stopping.signal.aborted) return;
    this.#health.set(store.kind, 'healthy');
    this.#metrics.up.set({ dependency: store.kind }, 1);
  }

  async #startStore(store: Stores['all'][number], resources: Promise<void>) {
    await Promise.all([this.#opened.get(store.kind), resources]);
    if (this.#stopping.signal.aborted) return undefined;
    const { consumes = [], accepts = [] } = this.#definition;
    const handlers = [...consumes, ...accepts].filter((handler) => this.#storeOf(handler) === store.kind);
    const runtime = new StoreRuntime(store, handlers, {
      service: this.#definition.name,
      codeVersion: CODE_VERSION,
      instance: this.#instance,
      clock: this.#clock,
      newId: uuidv7,
      batchMax: this.#settings.BATCH_MAX,
      resources: this.#resources,
      log: this.#log,
      metrics: this.#metrics,
      health: this.#health,
      onStep: this.#onStep,
      changed: (changes) => this.#commits.tell(changes),
      letGo: (partitions) => this.#letGo(partitions),
      connection: () => (this.#publish ? this.#bus.connection : undefined),
      publish: (messages) =>
        this.#publish?.(messages) ?? Promise.reject(new Error('NATS was not reached yet')),
    });
    this.#runtimes.set(store.kind, runtime);
    await runtime.start();
    this.#stopHousekeeping ??= keepHouse(this.#stores.all, this.#settings, this.#clock);
    return runtime;
  }
  #stopHousekeeping: (() => void) | undefined;

  async #startBus(connection: NatsConnection, stores: readonly Promise<StoreRuntime | undefined>[]) {
    const { NATS_REPLICAS: replicas, NATS_STREAM_MAX_BYTES: maxBytes } = this.#settings;
    await ensureStreams(await jetstreamManager(connection), {
      replicas,
      maxBytes: maxBytes ?? DEFAULT_STREAM_LIMITS.maxBytes,
    });
    this.#publish = publisher(connection);
    this.#endpoints = await this.#openEndpoints(connection);
    // A database that is there does its part, however long another is away.
    await Promise.all(stores.map(async (started) => (await started)?.connected()));
  }

  #openEndpoints(connection: NatsConnection) {
    const { name, summary, accepts = [], answers = [] } = this.#definition;
    return openEndpoints(connection, accepts, answers, {
      service: name,
      summary,
      codeVersion: CODE_VERSION,
      metadata: {
        instance: this.#instance,
        health: this.#healthUrl(),
        partitions: String(PARTITIONS),
      },
      log: this.#log,
      metrics: this.#metrics,
      runtimeOf: (handler) => this.#runtimeOf(handler),
      queryContext: () => this.#queryContext(),
    });
  }

  async #attach() {
    if (this.#stopping.signal.aborted) return;
    const { attach, jobs = [] } = this.#definition;
    if (attach) this.#attachments.push(await attach(this.#attachContext()));
    if (jobs.length > 0) this.#attachments.push(runJobs(jobs, this.#submit, this.#clock, this.#log));
  }

  async #stop() {
    if (this.#stopping.signal.aborted) return;
    this.#ready = false;
    this.#stopping.abort();
    this.#log.info({}, 'stopping');
    this.#stopHousekeeping?.();
    await Promise.all(this.#attachments.map((attachment) => attachment.stop?.()));
    await this.#endpoints?.stop().catch(() => undefined);
    await Promise.all([...this.#runtimes.values()].map((runtime) => runtime.stop()));
    await this.#bus.close();
    await Promise.all(this.#stores.all.map((store) => store.close().catch(() => undefined)));
    await this.#healthServer?.close();
    this.#log.info({}, 'stopped');
  }

  #address(): { host: string; port: number } {
    const { HEALTH_HOST: host, HEALTH_PORT: port } = this.#settings;
    return this.#definition.listens?.(this.#settings) ?? { host, port };
  }

  #healthUrl(): string {
    const { host } = this.#address();
    // Who listens everywhere is reached by the name of its machine or container.
    return `http://${host === '0.0.0.0' ? hostname() : host}:${this.#healthServer?.port}`;
  }

  #handle(request: IncomingMessage, response: ServerResponse) {
    const handle = this.#attachments.find((attachment) => attachment.handle)?.handle;
    if (handle) handle(request, response);
    else
      response
        .writeHead(this.#ready ? 404 : 503, { 'content-type': 'application/json' })
        .end(this.#ready ? '{"code":"not-found"}' : '{"code":"starting"}');
  }

  #natsChanged(connected: boolean) {
    this.#health.set('nats', connected ? 'healthy' : 'failed');
    this.#metrics.up.set({ dependency: 'nats' }, connected ? 1 : 0);
    this.#log.warn({ connected }, 'nats-availability');
  }

  #storeOf(handler: { store?: 'sql' | 'mongo' }) {
    return handler.store ?? this.#stores.all[0]?.kind;
  }

  #runtimeOf(handler: CommandHandler): StoreRuntime | undefined {
    return this.#runtimes.get(this.#storeOf(handler) ?? '');
  }

  #context(): ServiceContext {
    return {
      settings: this.#settings,
      log: this.#log,
      metrics: this.#metrics,
      clock: this.#clock,
      client: this.#client,
      submit: this.#submit,
      health: this.#health,
    };
  }

  #attachContext(): AttachContext {
    const [first] = this.#stores.all;
    return {
      ...this.#context(),
      read: () => this.#queryContext(),
      watch: (table, seen) => this.#commits.watch(table, seen),
      holds: (partition) => this.#runtimes.get(first?.kind ?? '')?.holds(partition) ?? false,
    };
  }

  async #letGo(partitions: readonly number[]) {
    await Promise.all(this.#attachments.map((attachment) => attachment.letGo?.(partitions)));
  }

  #queryContext(): QueryContext {
    const { sql, mongo, all } = this.#stores;
    const missing = (kind: string): never => {
      throw new Error(`${this.#definition.name} owns nothing in ${kind}`);
    };
    return {
      now: this.#clock(),
      resources: this.#resources(),
      load: (ref) => loadRow(all, ref),
      get sql() {
        return sql?.reader ?? missing('sql');
      },
      get mongo() {
        return mongo?.connection ?? missing('mongo');
      },
    };
  }

  #currentHealth(): Health {
    for (const runtime of this.#runtimes.values()) {
      for (const [queue, depth] of Object.entries(runtime.queues)) {
        const [store = '', name = ''] = queue.split('.');
        this.#metrics.queueDepth.set({ store, queue: name }, depth);
      }
    }
    return {
      service: this.#definition.name,
      instance: this.#instance,
      status: this.#health.status,
      since: this.#health.since,
      ready: this.#ready,
      versions: { code: CODE_VERSION, node: process.version },
      dependencies: this.#health.dependencies,
      queues: Object.assign({}, ...[...this.#runtimes.values()].map((runtime) => runtime.queues)),
      partitions: Object.fromEntries([...this.#runtimes].map(([kind, { partitions }]) => [kind, partitions])),
    };
  }
}
