import { nkeyAuthenticator } from '@nats-io/nats-core';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';

const TIMEOUT_MS = 5_000;

/** A URL as it may be shown: without user and password. */
export function withoutSecrets(urls: string): string {
  return urls.replaceAll(/\/\/[^/@,]*@/g, '//');
}

/** @throws CliError when nothing answers there, telling what to do */
export async function natsAnswers(
  { natsUrl = '', natsKey }: { readonly natsUrl?: string | undefined; readonly natsKey?: string | undefined },
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const connection = await connectNats(natsUrl, natsKey);
  await connection.close();
}

/** Who this is to NATS; nothing where no key is known. */
export const natsIdentity = (key: string | undefined) =>
  key ? { authenticator: nkeyAuthenticator(new TextEncoder().encode(key)) } : {};

/**
 * Connects to NATS once, without waiting for a server that is not there.
 * @throws CliError when nothing answers there
 */
export async function connectNats(url: string, key?: string): Promise<NatsConnection> {
  try {
    return await connect({
      servers: url.split(','),
      name: 'yabot',
      timeout: TIMEOUT_MS,
      reconnect: false,
      ...natsIdentity(key),
    });
  } catch (error) {
    const values = { url: withoutSecrets(url), why: messageOf(error) };
    throw new CliError('nats.unreachable', values, EXIT_CODES.notReachable, { cause: error });
  }
}

/** What MongoDB tells of itself. */
export interface MongoFacts {
  readonly version: string;
  /** Transactions need one. */
  readonly replicaSet: string | undefined;
}

/**
 * Asks MongoDB what it is.
 * @throws CliError when nothing answers there, or when it is no replica set
 */
export async function mongoAnswers(url: string): Promise<MongoFacts> {
  // Few need it, and the driver takes long to load.
  const { MongoClient } = await import('mongodb');
  const client = new MongoClient(url, { serverSelectionTimeoutMS: TIMEOUT_MS });
  try {
    const { version } = (await client.db('admin').command({ buildInfo: 1 })) as { version: string };
    const { setName } = (await client.db('admin').command({ hello: 1 })) as { setName?: string };
    if (!setName) throw new CliError('mongo.no-replica-set', { url: withoutSecrets(url) });
    return { version, replicaSet: setName };
  } catch (error) {
    if (error instanceof CliError) throw error;
    const values = { url: withoutSecrets(url), why: messageOf(error) };
    throw new CliError('mongo.unreachable', values, EXIT_CODES.notReachable, { cause: error });
  } finally {
    await client.close();
  }
}

/**
 * Asks PostgreSQL for its version.
 * @throws CliError when nothing answers there, or when it lets nobody in
 */
export async function postgresAnswers(url: string): Promise<string> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
  });
  // What goes wrong after it connected fails the query too.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]!.server_version;
  } catch (error) {
    const values = { url: withoutSecrets(url), why: messageOf(error) };
    throw new CliError('postgres.unreachable', values, EXIT_CODES.notReachable, { cause: error });
  } finally {
    void client.end().catch(() => undefined);
  }
}

/** The first line of what was thrown. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.split('\n')[0]!.trim();
}
