import { headers as natsHeaders } from '@nats-io/nats-core';
import { type CommandDefinition, Credit, Debit, requestSubject, toHeaders } from '@yabot/contracts';
import { findServer, isMissing, startPostgres } from '@yabot/local-servers';
import { v7 as uuidv7 } from 'uuid';
import type { Instance } from '../../rig/instance.ts';
import { Rig } from '../../rig/rig.ts';
import { until } from '../../rig/until.ts';
import type { Place } from '../scenario.ts';

const ANSWER_MS = 2_000;
const PATIENCE_MS = 60_000;

/** Nothing but wallets, asked over the bus. */
export interface Wallets {
  readonly rig: Rig;
  readonly instances: readonly Instance[];
  /** The very bytes of an answer; nothing when there is none, or when it says to ask again later. */
  ask(command: CommandDefinition, data: unknown, key: string): Promise<string | undefined>;
  /** Asks until there is an answer. */
  answer(command: CommandDefinition, data: unknown, key: string): Promise<string>;
}

export interface WalletsOptions {
  readonly instances?: number;
  readonly postgres?: boolean;
  readonly settings?: NodeJS.ProcessEnv;
}

/** Does something with wallets that run as processes of their own, on one database, and stops them. */
export async function withWallets<T>(
  place: Place,
  options: WalletsOptions,
  work: (wallets: Wallets) => Promise<T>,
): Promise<T> {
  const wallets = await startWallets(place, options);
  try {
    return await work(wallets);
  } finally {
    await wallets.stop();
  }
}

async function startWallets(
  { folder, options: { documents } }: Place,
  { instances = 1, postgres = false, settings = {} }: WalletsOptions,
): Promise<Wallets & { stop(): Promise<void> }> {
  const database = postgres ? await startPostgres() : undefined;
  if (database && isMissing(database)) throw new Error('There is no PostgreSQL on this machine');
  const env = { ...settings, ...(database ? { DATABASE_URL: database.url } : {}) };
  const rig = await Rig.prepare({ folder, users: 1, posts: 1, instances, documents, settings: () => env });
  const wallets = rig.instancesOf('wallet');
  await Promise.all(wallets.map((wallet) => wallet.start()));
  const ask: Wallets['ask'] = async (command, data, key) => {
    const headers = natsHeaders();
    const id = uuidv7();
    const { type } = command;
    const at = new Date().toISOString();
    const entity = command.entity(data as never);
    const envelope = { id, type, entity, source: 'chaos', time: at, correlationId: id, idempotencyKey: key };
    for (const [name, value] of toHeaders(envelope)) headers.set(name, value);
    return rig.connection
      .request(requestSubject(command), JSON.stringify(data), { headers, timeout: ANSWER_MS })
      .then((message) => message.string())
      .then((answer) => (answer.includes('"service-unavailable"') ? undefined : answer))
      .catch(() => undefined);
  };
  return {
    rig,
    instances: wallets,
    ask,
    answer: (command, data, key) => until('an answer', () => ask(command, data, key), PATIENCE_MS),
    async stop() {
      await rig.stop();
      await database?.stop();
    },
  };
}

/** Whether there is a PostgreSQL on this machine. */
export const hasPostgres = async () => !isMissing(await findServer('postgres'));

const order = (userId: string, amount: number, cause: string) => ({ userId, amount, reason: 'chaos', cause });

export const credit = ({ answer }: Wallets, userId: string, amount: number, cause = uuidv7()) =>
  answer(Credit, order(userId, amount, cause), cause);

export const debit = ({ answer }: Wallets, userId: string, amount: number, cause = uuidv7()) =>
  answer(Debit, order(userId, amount, cause), cause);
