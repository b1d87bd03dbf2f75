import type { Db } from 'mongodb';
import { until } from '../until.ts';
import { isListening } from './port.ts';

/** The name of every replica set started here. */
export const REPLICA_SET = 'rs0';
const NOT_YET_INITIALIZED = 94;
const ALREADY_INITIALIZED = 23;

/** Most who start servers start no mongod, and its driver takes long to load. */
const driver = () => import('mongodb');

/** Where a mongod is reached, and by which address it reaches itself. */
interface Member {
  readonly host: string;
  readonly port: number;
  readonly self: string;
  /** Its process id, where it can be known: another server on that port is not touched. */
  readonly pid?: number;
}

/** Makes that mongod the primary of a replica set of one, whatever it was before. */
export async function becomePrimary({ host, port, self, pid }: Member, signal: AbortSignal): Promise<void> {
  // A driver that finds nobody at first stays closed, so the port is awaited before it is made.
  await until(() => isListening(port, host), { signal });
  const client = new (await driver()).MongoClient(`mongodb://${host}:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 10_000,
  });
  try {
    const admin = client.db('admin');
    if (pid !== undefined) await until(() => isProcess(admin, pid), { signal });
    await until(() => isConfigured(admin, self), { signal });
    await until(() => isPrimary(admin), { signal });
  } finally {
    await client.close();
  }
}

/** While a member finds out what it is, it closes its connections, also that on which it was told what to be: then it is asked again. */
async function isConfigured(admin: Db, self: string): Promise<boolean> {
  try {
    await configure(admin, self);
    return true;
  } catch (error) {
    if (error instanceof (await driver()).MongoNetworkError) return false;
    throw error;
  }
}

/** A fresh server is initiated; one whose set names another address, as after a change of port, is corrected. */
async function configure(admin: Db, host: string): Promise<void> {
  const members = [{ _id: 0, host }];
  try {
    const { config } = await admin.command({ replSetGetConfig: 1 });
    if (config.members.length === 1 && config.members[0].host === host) return;
    const corrected = { ...config, version: config.version + 1, members };
    await admin.command({ replSetReconfig: corrected, force: true });
  } catch (error) {
    if (!hasCode(error, NOT_YET_INITIALIZED)) throw error;
    await admin.command({ replSetInitiate: { _id: REPLICA_SET, members } }).catch((failure: unknown) => {
      if (!hasCode(failure, ALREADY_INITIALIZED)) throw failure;
    });
  }
}

async function isProcess(admin: Db, pid: number): Promise<boolean> {
  const status = await admin.command({ serverStatus: 1 }).catch(() => undefined);
  return Number(status?.pid) === pid;
}

async function isPrimary(admin: Db): Promise<boolean> {
  const hello = await admin.command({ hello: 1 }).catch(() => undefined);
  return hello?.isWritablePrimary === true;
}

function hasCode(error: unknown, code: number): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
