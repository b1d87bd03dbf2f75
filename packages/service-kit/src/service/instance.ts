import type { IncomingMessage, ServerResponse } from 'node:http';
import { PARTITIONS } from '@yabot/contracts';
import type { Client } from '../bus/client.ts';
import type { Health } from '../observability/health.ts';
import { serveHealth, type TellMetrics } from '../observability/health-server.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { Tracing } from '../observability/tracing.ts';
import type { EndpointContext } from '../requests/endpoints.ts';
import type { Submit } from '../requests/submit.ts';
import { submitter } from '../requests/submitter.ts';
import type { StoreRuntime } from '../runtime/store-runtime.ts';
import type { CommonSettings } from '../settings/settings.ts';
import type { Store } from '../store/store.ts';
import { Attachments } from './attachments.ts';
import { BusSide } from './bus-side.ts';
import { CommitWatch } from './commit-watch.ts';
import { attachContext, type Parts, resourcesContext, runtimeContext } from './contexts.ts';
import { type Core, openCore, type StartOptions } from './core.ts';
import { type Adapters, Databases } from './databases.ts';
import type { ServiceDefinition } from './definition.ts';
import { addressOf, healthReport, healthUrl } from './health-report.ts';
import { keepHouse } from './housekeeping.ts';
import { runJobs } from './jobs.ts';
import { Runtimes } from './runtimes.ts';
import { scraping } from './scrape.ts';
import { CODE_VERSION } from './version.ts';

/** One instance of a service, from its first moment to its last. */
export class Instance {
  readonly submit: Submit;
  readonly #stopping = new AbortController();
  readonly #core: Core;
  readonly #parts: Parts;
  readonly #metrics: TellMetrics;
  readonly #failure = Promise.withResolvers<never>();
  #resources: () => unknown = () => undefined;
  #server: { port: number; close(): Promise<void> } | undefined;
  #isReady = false;
  #readiness: Promise<void> = Promise.resolve();
  #stopped: Promise<void> | undefined;

  constructor(
    definition: ServiceDefinition,
    settings: CommonSettings,
    adapters: Adapters,
    options: StartOptions & { readonly tracing?: Tracing | undefined },
  ) {
    const core = openCore(definition, settings, options, this.#stopping.signal);
    const databases = new Databases(core, adapters);
    const runtimes = new Runtimes(definition, databases);
    const takers = { service: definition.name, takerOf: runtimes.takerOf.bind(runtimes) };
    this.submit = submitter(definition.accepts ?? [], takers, core.clock, core.tracing);
    this.#core = core;
    this.#parts = {
      core,
      databases,
      runtimes,
      bus: new BusSide(core, () => void runtimes.reconnected()),
      attachments: new Attachments(),
      commits: new CommitWatch(core.log),
      submit: this.submit,
      resources: () => this.#resources(),
    };
    this.#metrics = scraping(core, this.#parts, () => this.#isReady);
    this.#failure.promise.catch(() => undefined);
  }

  get client(): Client {
    return this.#parts.bus.client;
  }

  get metrics(): Metrics {
    return this.#core.metrics;
  }

  /** Where health and metrics answer. */
  get url(): string {
    return healthUrl(this.#core, this.#server?.port ?? 0);
  }

  /** Resolves when everything is taken up. */
  get ready(): Promise<void> {
    return this.#readiness;
  }

  /** Fails when the service cannot go on. */
  get failed(): Promise<never> {
    return this.#failure.promise;
  }

  health(): Health {
    return healthReport(this.#core, this.#parts.runtimes, this.#isReady);
  }

  /** Answers health and metrics, before anything else is there. */
  async listen(): Promise<void> {
    this.#server = await serveHealth(
      addressOf(this.#core),
      () => this.health(),
      this.#metrics,
      (request, response) => this.#handle(request, response),
    );
  }

  /** Takes up each part as soon as what it needs is there. A database that is there does not wait for another. */
  begin(): void {
    const { databases, bus } = this.#parts;
    databases.open();
    const resources = this.#loadResources();
    const stores = databases.all.map((store) => this.#startStore(store, resources));
    const attached = Promise.all(stores).then(() => this.#attach());
    const connected = Promise.all([bus.ready(), resources]).then(() => this.#connect(stores));
    this.#readiness = Promise.all([attached, connected]).then(() => this.#becomeReady());
    this.#readiness.catch((error) => {
      if (this.#stopping.signal.aborted) return;
      this.#core.log.fatal({ error: String(error) }, 'cannot-go-on');
      this.#failure.reject(error);
    });
  }

  /** Stops taking, finishes what is in work, publishes it, closes. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop() {
    const { bus, attachments, runtimes, databases } = this.#parts;
    this.#isReady = false;
    this.#stopping.abort();
    this.#core.log.info({}, 'stopping');
    await attachments.stop();
    await bus.closeDoors();
    await runtimes.stop();
    await bus.close();
    await runtimes.over();
    await databases.close();
    await this.#server?.close();
    await this.#core.tracing?.close().catch(() => undefined);
    this.#core.log.info({}, 'stopped');
  }

  #becomeReady() {
    if (this.#stopping.signal.aborted) return;
    this.#isReady = true;
    this.#core.log.info({ instance: this.#core.instance }, 'ready');
  }

  async #loadResources() {
    const load = this.#core.definition.resources;
    if (!load) return;
    const resources = await load(resourcesContext(this.#parts));
    if (this.#stopping.signal.aborted) return resources.stop?.();
    this.#resources = () => resources.current();
    resources.onChange?.(() => void this.#parts.runtimes.consumeAnew());
    this.#parts.attachments.add(resources);
  }

  async #startStore(store: Store, resources: Promise<void>): Promise<StoreRuntime | undefined> {
    const { databases, runtimes } = this.#parts;
    await Promise.all([databases.opened(store.kind), resources]);
    if (this.#stopping.signal.aborted) return undefined;
    const { settings, clock, stopping, log } = this.#core;
    keepHouse(store, settings, { clock, stopping, log });
    return runtimes.start(store, runtimeContext(this.#parts));
  }

  async #connect(stores: readonly Promise<StoreRuntime | undefined>[]) {
    await this.#canAnswer(stores);
    await this.#parts.bus.openDoors(this.#endpointContext());
    await Promise.all(stores.map(async (started) => (await started)?.connected()));
  }

  /** Other instances answer until this one can. Without a database nobody can: then whoever asks is told so. */
  async #canAnswer(stores: readonly Promise<StoreRuntime | undefined>[]) {
    const { databases } = this.#parts;
    const started = databases.all.map(async ({ kind }, index) => {
      if (await databases.thereAtOnce(kind)) await stores[index];
    });
    await Promise.all(started);
  }

  async #attach() {
    if (this.#stopping.signal.aborted) return;
    const { attachments } = this.#parts;
    const { attach, jobs = [] } = this.#core.definition;
    if (attach) attachments.add(await attach(attachContext(this.#parts)));
    if (jobs.length > 0) attachments.add(runJobs(jobs, this.submit, this.#core.clock, this.#core.log));
  }

  #endpointContext(): EndpointContext {
    const { databases, runtimes } = this.#parts;
    const { definition, instance, log, metrics, tracing } = this.#core;
    return {
      log,
      metrics,
      tracing,
      service: definition.name,
      summary: definition.summary,
      codeVersion: CODE_VERSION,
      metadata: { instance, health: this.url, partitions: String(PARTITIONS) },
      takerOf: (handler) => runtimes.takerOf(handler),
      queryContext: () => databases.queryContext(this.#resources()),
      isTransient: (error) => databases.isTransient(error),
    };
  }

  #handle(request: IncomingMessage, response: ServerResponse) {
    const { handle } = this.#parts.attachments;
    if (handle) return handle(request, response);
    const code = this.#stopping.signal.aborted ? 'stopping' : this.#isReady ? 'not-found' : 'starting';
    response.writeHead(code === 'not-found' ? 404 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ code }));
  }
}
