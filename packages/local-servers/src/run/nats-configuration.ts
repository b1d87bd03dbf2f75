/** What of nats-server's configuration can be chosen. */
export interface NatsSettings {
  /** The server's name. Default `yabot-local`. */
  readonly name: string;
  /** Upper bound of JetStream's files, in bytes. Default: half of the free space, at most 10 GiB. */
  readonly maxFileStore: number;
  /** Upper bound of JetStream's streams in memory, in bytes. Default 256 MiB. */
  readonly maxMemoryStore: number;
  /** `always` (the default) survives a power cut; an interval like `2m` does not. */
  readonly syncInterval: string;
  /** Port of the monitoring pages. Default: a free one. */
  readonly monitorPort: number;
  /** More configuration, in NATS's own syntax: accounts, users, TLS. */
  readonly config: string;
}

/** Where this server listens and writes; port −1 lets it find a free one. */
export interface NatsPlaces {
  readonly port: number;
  readonly monitorPort: number;
  readonly storeDir: string;
  readonly portsDir: string;
}

/** The text of a configuration file for one local server. */
export function natsConfiguration(
  settings: Omit<NatsSettings, 'monitorPort'>,
  { port, monitorPort, storeDir, portsDir }: NatsPlaces,
): string {
  return `server_name: ${JSON.stringify(settings.name)}
listen: "127.0.0.1:${port}"
http: "127.0.0.1:${monitorPort}"
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
