import { existsSync } from 'node:fs';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { checkContent, formatMistake } from '@yabot/content';
import { SettingsError } from '@yabot/service-kit/settings';
import { type DocumentsPlace, documentsPlace } from '../home/documents.ts';
import { ROOT, shortPath } from '../home/home.ts';
import { claimHome, type KeptProcessState, type UpFile } from '../home/up-file.ts';
import { type FleetSettings, fleetSettings } from '../settings/fleet-settings.ts';
import { settingsMistakes } from '../settings/settings-mistakes.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { type FleetAddresses, serviceEnvironment } from './environment.ts';
import type { KeptProcess } from './kept-process.ts';
import type { KeptServer } from './kept-server.ts';
import { leftoversEnded } from './leftovers.ts';
import { declareStreams } from './nats/declare-streams.ts';
import { GATEWAY_PORT, isFree, nextFreePort } from './ports.ts';
import { natsIdentity } from './reach.ts';
import { FleetRecord } from './record.ts';
import { ServiceGroup } from './service-group.ts';
import { servicesIn } from './services.ts';
import { serviceServes } from './serving.ts';
import { type StartWatcher, UNWATCHED } from './steps.ts';
import { openDocuments, openNats, openSql, type StoreContext } from './stores.ts';
import { openTelegram, type TelegramSide } from './telegram.ts';

/** How a fleet is run; everything is optional. */
export interface FleetOptions {
  /** The settings. Default: `process.env`. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly watcher?: StartWatcher;
  /** Told of every process whose state changes. */
  readonly changed?: (name: string, state: KeptProcessState) => void;
}

/**
 * A whole fleet on this machine: NATS, a MongoDB where one is needed, Telegram's sandbox and the services, each as its
 * own process. None of them outlives the process that runs the fleet.
 * @example
 * const fleet = new Fleet({ environment: { ...process.env, YABOT_HOME: folder } });
 * await fleet.start();
 * await fetch(`${fleet.told.gatewayUrl}/health`);
 * await fleet.stop();
 */
export class Fleet {
  readonly #environment: NodeJS.ProcessEnv;
  readonly #watcher: StartWatcher;
  readonly #changed: (name: string, state: KeptProcessState) => void;
  readonly #stopping = new AbortController();
  readonly #servers: Promise<KeptServer>[] = [];
  #sandbox: KeptProcess | undefined;
  #services: ServiceGroup | undefined;
  #connection: NatsConnection | undefined;
  #settings!: FleetSettings;
  #documents!: DocumentsPlace;
  #record: FleetRecord | undefined;
  #stopped: Promise<void> | undefined;

  constructor({ environment, watcher, changed }: FleetOptions = {}) {
    this.#environment = environment ?? process.env;
    this.#watcher = watcher ?? UNWATCHED;
    this.#changed = changed ?? (() => undefined);
  }

  /** What is known of it: addresses, and the state of each process. */
  get told(): UpFile {
    return this.#record!.file;
  }

  /** Where its content is read from; known once it is started. */
  get contentFolder(): string {
    return this.#settings.contentFolder;
  }

  /**
   * Starts it; resolves when every service is ready, or when one that is not has had its time.
   * @returns the services that are not ready
   * @throws SettingsError, HomeInUse, CliError, ProcessGaveUp; then nothing is left running
   */
  async start(): Promise<string[]> {
    try {
      return await this.#start();
    } catch (error) {
      // What fails because of a stop is the stop, not a fault.
      const { aborted, reason } = this.#stopping.signal;
      await this.stop();
      throw aborted ? reason : error;
    }
  }

  /** Lets all finish what they have in work and ends them: the services, the sandbox, then the servers they stood on. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  /** A stop waits for the services no longer; what they had in work comes again with the next start. */
  hurry(): void {
    this.#services?.hurry();
    this.#sandbox?.hurry();
  }

  async #start(): Promise<string[]> {
    const wrong = await settingsMistakes(this.#environment);
    if (wrong.length > 0) throw new SettingsError(wrong);
    this.#settings = fleetSettings(this.#environment);
    this.#documents = await documentsPlace(this.#environment);
    await this.#checkContent();
    const { file, lost } = await claimHome(this.#settings.home, new Date());
    this.#record = new FleetRecord(this.#settings.home, file);
    if (lost) await leftoversEnded(lost, this.#stopping.signal);
    const programs = await servicesIn(ROOT);
    const { postgresUrl } = this.#settings;
    this.#watcher.steps([
      'nats',
      ...(this.#documents.kind === 'sqlite' ? [] : ['mongo']),
      ...(postgresUrl ? ['sql'] : []),
      'telegram',
      ...programs.map(({ name }) => name),
    ]);
    const addresses = await this.#open();
    this.#stopping.signal.throwIfAborted();
    this.#services = this.#serviceGroup(addresses);
    const late = await this.#services.start(programs);
    this.#record.change({ state: 'running' });
    await this.#record.saved();
    return late;
  }

  /** What the services stand on; none of it needs another. */
  async #open(): Promise<FleetAddresses> {
    const gatewayPort = await this.#gatewayPort();
    const stores = this.#storeContext();
    const { signal } = this.#stopping;
    const environment = this.#environment;
    const keepSandbox = (sandbox: KeptProcess) => {
      this.#sandbox = sandbox;
    };
    signal.throwIfAborted();
    const [nats, documents, telegram] = await Promise.all([
      this.#step('nats', openNats(stores)),
      this.#step('mongo', openDocuments(stores)),
      this.#step('telegram', openTelegram({ ...stores, environment, gatewayPort, keepSandbox })),
      this.#step('sql', openSql(stores)),
    ]);
    signal.throwIfAborted();
    this.#connection = await this.#connect(nats.url, nats.keys?.yabot ?? this.#settings.natsKey);
    if (nats.keys) await declareStreams(this.#connection, this.#environment);
    this.#record!.change({ ...addressesTold(nats, gatewayPort, telegram), ...documents });
    const natsKeys = nats.keys && { natsKeys: nats.keys };
    return { natsUrl: nats.url, ...natsKeys, ...documents, gatewayPort, ...telegram.wiring };
  }

  async #connect(url: string, key: string | undefined): Promise<NatsConnection> {
    const connection = await connect({
      servers: url.split(','),
      name: 'yabot-up',
      maxReconnectAttempts: -1,
      ...natsIdentity(key),
    });
    if (!this.#stopping.signal.aborted) return connection;
    await connection.close();
    throw this.#stopping.signal.reason;
  }

  #storeContext(): StoreContext {
    return {
      settings: this.#settings,
      documents: this.#documents,
      watcher: this.#watcher,
      signal: this.#stopping.signal,
      changed: (name, state) => this.#tell('others', name, state),
      keep: (server) => void this.#servers.push(server),
    };
  }

  #serviceGroup(addresses: FleetAddresses): ServiceGroup {
    return new ServiceGroup({
      home: this.#settings.home,
      watcher: this.#watcher,
      signal: this.#stopping.signal,
      changed: (name, state) => this.#tell('services', name, state),
      envOf: (name) => serviceEnvironment(name, this.#environment, this.#settings, addresses),
      serves: (name, pid, signal) => serviceServes(this.#connection!, name, pid, signal),
    });
  }

  async #step<T>(name: string, work: Promise<T>): Promise<T> {
    return work.catch((error) => {
      this.#watcher.failed(name, error instanceof Error ? error.message : String(error));
      throw error;
    });
  }

  #tell(kind: 'services' | 'others', name: string, state: KeptProcessState) {
    this.#record?.process(kind, name, state);
    this.#changed(name, state);
  }

  /**
   * Mistakes in the content keep a home from its first start. Later the services go on with what they accepted last, and
   * one that has accepted nothing ends with the same complaint.
   */
  async #checkContent() {
    const { contentFolder } = this.#settings;
    const hasBegun = this.#documents.kind !== 'sqlite' || existsSync(this.#documents.folder);
    if (hasBegun) return;
    const result = await checkContent(contentFolder);
    if (result.ok) return;
    const mistakes = result.mistakes.map(formatMistake).join('\n  ');
    const values = { folder: shortPath(contentFolder), mistakes };
    throw new CliError('content.mistakes', values, EXIT_CODES.content);
  }

  async #gatewayPort(): Promise<number> {
    const { gatewayPort } = this.#settings;
    if (gatewayPort === undefined) return nextFreePort(GATEWAY_PORT);
    if (await isFree(gatewayPort)) return gatewayPort;
    throw new CliError('up.port-taken', { port: gatewayPort, setting: 'GATEWAY_PORT' });
  }

  async #stop() {
    this.#stopping.abort(new CliError('up.interrupted'));
    this.#record?.change({ state: 'stopping' });
    await this.#services?.stop();
    await this.#sandbox?.stop();
    await this.#connection?.close();
    const servers = await Promise.allSettled(this.#servers);
    await Promise.all(servers.map((server) => server.status === 'fulfilled' && server.value.stop()));
    await this.#record?.close();
  }
}

function addressesTold(
  nats: { url: string; monitorUrl?: string },
  gatewayPort: number,
  { pageUrl, wiring }: TelegramSide,
): Partial<UpFile> {
  return {
    natsUrl: nats.url,
    gatewayUrl: `http://127.0.0.1:${gatewayPort}`,
    ...(nats.monitorUrl ? { natsMonitorUrl: nats.monitorUrl } : {}),
    ...(pageUrl ? { pageUrl } : {}),
    ...(wiring.apiRoot ? { apiRoot: wiring.apiRoot } : {}),
  };
}
