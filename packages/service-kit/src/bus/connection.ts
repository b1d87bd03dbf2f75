import { setTimeout as wait } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/nats-core';
import { nkeyAuthenticator } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { inboxPrefix, type ServiceName } from '@yabot/contracts';

/** Where the fleet meets, and who is speaking. */
export interface BusOptions {
  /** One or more `nats://host:port`, separated by commas. */
  readonly url: string;
  /** Shown in the server's list of connections. */
  readonly name: ServiceName;
  /** By which the server knows who it is and what it may; absent where the server asks for none. */
  readonly key?: string | undefined;
}

/** A connection that may not stand yet, or not at the moment; it comes back by itself. */
export interface Bus {
  /** The connection, once it stood for the first time. */
  readonly connection: NatsConnection | undefined;
  /** Whether it stands now, as far as is known. */
  readonly connected: boolean;
  /** Resolves with the connection as soon as it stands for the first time; never, when it is closed before. */
  readonly ready: Promise<NatsConnection>;
  close(): Promise<void>;
}

/** Without these a half-open connection is noticed after four minutes only; with them after three to four and a half seconds. */
const PING = { pingInterval: 1_500, maxPingOut: 2 };
/** A server that was started again is found soon; with chance, so that not all ask at the same moment. */
const RETRY_MS = 100;

/**
 * Connects to NATS, now or as soon as it is there.
 * @param onChange told when the connection is there for the first time, is lost, or comes back
 * @param onAway told why it is not there, after the first try
 */
export function openBus(
  options: BusOptions,
  onChange: (connected: boolean) => void,
  onAway: (error: unknown) => void,
): Bus {
  const closing = new AbortController();
  const { promise: ready, resolve } = Promise.withResolvers<NatsConnection>();
  let connection: NatsConnection | undefined;
  let connected = false;
  const change = (now: boolean) => {
    if (now !== connected) onChange(now);
    connected = now;
  };
  const opened = connectWhenThere(options, closing.signal, onAway).then((first) => {
    if (!first) return;
    connection = first;
    change(true);
    void watch(first, change);
    resolve(first);
  });
  return {
    ready,
    get connection() {
      return connection;
    },
    get connected() {
      return connected;
    },
    async close() {
      closing.abort();
      await opened;
      if (connection && !connection.isClosed()) await connection.drain().catch(() => connection?.close());
    },
  };
}

async function connectWhenThere(
  { url, name, key }: BusOptions,
  signal: AbortSignal,
  onAway: (error: unknown) => void,
): Promise<NatsConnection | undefined> {
  for (let tries = 1; !signal.aborted; tries++) {
    try {
      return await connect({
        ...PING,
        servers: url.split(','),
        name,
        ...(key ? { authenticator: nkeyAuthenticator(new TextEncoder().encode(key)) } : {}),
        inboxPrefix: inboxPrefix(name),
        // A server that knows the key no more may know it again.
        ignoreAuthErrorAbort: true,
        reconnect: true,
        maxReconnectAttempts: -1,
        reconnectTimeWait: RETRY_MS,
        reconnectJitter: RETRY_MS / 2,
        timeout: 2_000,
      });
    } catch (error) {
      if (tries === 1) onAway(error);
      await wait(RETRY_MS * (1 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
    }
  }
  return undefined;
}

async function watch(connection: NatsConnection, change: (connected: boolean) => void) {
  for await (const status of connection.status()) {
    if (status.type === 'disconnect' || status.type === 'staleConnection') change(false);
    if (status.type === 'reconnect') change(true);
  }
  change(false);
}
