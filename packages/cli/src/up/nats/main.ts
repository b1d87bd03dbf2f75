import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NATS_USERS, type NatsKeys, newSeed, publicKeysOf } from './keys.ts';
import { natsUsers } from './users.ts';

/** `<folder>`: makes `<folder>/<user>/key` for each who has none, and tells the server in `<folder>/nats/users.conf`. */
const folder = process.argv[2] ?? '';

async function keyOf(user: string): Promise<string> {
  const file = join(folder, user, 'key');
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (kept) return kept;
  const seed = newSeed();
  await mkdir(join(folder, user), { recursive: true });
  await writeFile(file, `${seed}\n`, { mode: 0o600, flush: true });
  return seed;
}

const keys = Object.fromEntries(
  await Promise.all(NATS_USERS.map(async (user) => [user, await keyOf(user)])),
) as NatsKeys;
await mkdir(join(folder, 'nats'), { recursive: true });
await writeFile(join(folder, 'nats', 'users.conf'), await natsUsers(publicKeysOf(keys)), { flush: true });
process.stdout.write(`keys and rights of ${NATS_USERS.join(', ')} are in place\n`);
process.exit(0);
