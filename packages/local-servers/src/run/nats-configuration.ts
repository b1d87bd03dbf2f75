/** What of nats-server's configuration can be chosen. */
export interface NatsSettings {
  /** The server's name. Default `yabot-local`. */
  readonly name: string;
  /** Upper bound of JetStream's files, in bytes. Default: half of the free space, at most 10 GiB. */
  readonly maxFileStore: number;
  /** Upper bound of JetStream's streams in memory, in bytes. Default 256 MiB. */
  readonly maxMemoryStore: number;
  /** How often what was written is synced to disk. Default `250ms`: what a power cut takes is published again. */
  readonly syncInterval: string;
  /** Port of the monitoring pages. Default: a free one. */
  readonly monitorPort: number;
  /** More configuration, in NATS's own syntax: accounts, users, TLS. */
  readonly config: string;
}

/** Where this server listens and writes; port −1 lets it find a free one. */
export interface NatsPlaces {
  /** The address it listens on. Default 127.0.0.1. */
  readonly host?: string;
  readonly port: number;
  readonly monitorPort: number;
  readonly storeDir: string;
  readonly portsDir: string;
}

const defaults = {
  name: 'yabot-local',
  maxFileStore: 2 ** 30,
  maxMemoryStore: 256 * 2 ** 20,
  syncInterval: '250ms',
  config: '',
};

/** The text of a configuration file for one local server. */
export function natsConfiguration(
  chosen: Partial<NatsSettings>,
  { host = '127.0.0.1', port, monitorPort, storeDir, portsDir }: NatsPlaces,
): string {
  const settings = { ...defaults, ...chosen };
  return `server_name: ${JSON.stringify(settings.name)}
listen: "${host}:${port}"
http: "${host}:${monitorPort}"
ports_file_dir: ${JSON.stringify(portsDir)}
max_payload: 256KB
jetstream {
  store_dir: ${JSON.stringify(storeDir)}
  sync_interval: ${settings.syncInterval}
  max_file_store: ${settings.maxFileStore}
  max_memory_store: ${settings.maxMemoryStore}
}
${settings.config}
`;
}
