import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { nkeys } from '@nats-io/nats-core';
import { SERVICE_NAMES, type ServiceName } from '@yabot/contracts';
import type { Home } from '../../home/home.ts';

/** Who speaks on the NATS of a deployment: each service, and `yabot` itself, which may do everything. */
export type NatsUser = ServiceName | 'yabot';
export const NATS_USERS: readonly NatsUser[] = [...SERVICE_NAMES, 'yabot'];

/** The seeds of the keys of a deployment, by who has them. */
export type NatsKeys = Readonly<Record<NatsUser, string>>;

const fileOf = (home: Home) => home.in('nats-keys.json');

/** The keys of a home's NATS; undefined before it was first started. */
export async function readNatsKeys(home: Home): Promise<Partial<NatsKeys> | undefined> {
  const text = await readFile(fileOf(home), 'utf8').catch(() => '');
  return text === '' ? undefined : (JSON.parse(text) as Partial<NatsKeys>);
}

/** The keys of a home's NATS: made once, kept where only this account can read them. */
export async function natsKeysOf(home: Home): Promise<NatsKeys> {
  const kept = (await readNatsKeys(home)) ?? {};
  const keys = Object.fromEntries(NATS_USERS.map((user) => [user, kept[user] ?? newSeed()])) as NatsKeys;
  if (NATS_USERS.some((user) => !kept[user])) await write(fileOf(home), `${JSON.stringify(keys, null, 2)}\n`);
  return keys;
}

/** The seed of a new key. */
export const newSeed = (): string => new TextDecoder().decode(nkeys.createUser().getSeed());

/** What a server knows somebody by. */
export const publicKeyOf = (seed: string): string =>
  nkeys.fromSeed(new TextEncoder().encode(seed)).getPublicKey();

/** What the server knows them all by. */
export const publicKeysOf = (keys: NatsKeys): NatsKeys =>
  Object.fromEntries(NATS_USERS.map((user) => [user, publicKeyOf(keys[user])])) as NatsKeys;

async function write(file: string, text: string) {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
