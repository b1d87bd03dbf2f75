import type { NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';

/** Where the fleet meets, and who is speaking. */
export interface BusOptions {
  /** One or more `nats://host:port`, separated by commas. */
  readonly url: string;
  /** Shown in the server's list of connections. */
  readonly name: string;
}

/** A connection that may not stand yet, or not at the moment; it comes back by itself. */
export interface Bus {
  /** The connection, once it stood for the first time. */
  readonly connection: NatsConnection | undefined;
  /** Whether the server is reachable now. */
  readonly connected: boolean;
  /** Resolves with the connection as soon as it stands for the first time. */
  readonly ready: Promise<NatsConnection>;
  close(): Promise<void>;
}

/** Without these a half-open connection is noticed after four minutes only; with them after about four seconds. */
const PING = { pingInterval: 2_000, maxPingOut: 2 };

/**
 * Connects to NATS, now or as soon as it is there.
 * @param onChange told when the connection is lost or comes back
 */
export function openBus({ url, name }: BusOptions, onChange: (connected: boolean) => void): Bus {
  let connection: NatsConnection | undefined;
  let connected = false;
  const change = (now: boolean) => {
    if (now === connected) return;
    connected = now;
    onChange(now);
  };
  const ready = connect({
    ...PING,
    servers: url.split(','),
    name,
    reconnect: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    waitOnFirstConnect: true,
    timeout: 2_000,
  }).then((opened) => {
    connection = opened;
    change(true);
    void watch(opened, change);
    return opened;
  });
  ready.catch(() => undefined);
  return {
    get connection() {
      return connection;
    },
    get connected() {
      return connected;
    },
    ready,
    async close() {
      if (connection && !connection.isClosed()) await connection.drain().catch(() => connection?.close());
    },
  };
}

async function watch(connection: NatsConnection, change: (connected: boolean) => void) {
  for await (const status of connection.status()) {
    if (status.type === 'disconnect' || status.type === 'staleConnection') change(false);
    if (status.type === 'reconnect') change(true);
  }
  change(false);
}
