import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { LocalServerError, messageOf } from '../errors.ts';
import type { Account } from './account.ts';
import type { ServerFolder } from './folder.ts';

const run = promisify(execFile);

/** Without an owner to read what it prints, initdb would die half-way and leave shared memory behind. */
const QUIETLY = 'exec "$0" "$@" >/dev/null';

interface Cluster {
  readonly binary: string;
  readonly folder: ServerFolder;
  readonly data: string;
  readonly account: Account | undefined;
}

/** Makes the cluster, whole or not at all, unless the folder has one, and gives its superuser's password. */
export async function createCluster({ binary, folder, data, account }: Cluster): Promise<string> {
  const passwordFile = join(folder.path, 'password');
  const isThere = await access(join(data, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  if (isThere) return readFile(passwordFile, 'utf8');
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account)
    await Promise.all([folder.path, passwordFile].map((path) => chown(path, account.uid, account.gid)));
  const login = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const [initdb, draft] = [join(dirname(binary), 'initdb'), `${data}.new`];
  const format = ['--encoding=UTF8', '--no-locale', ...(folder.isTemporary ? ['--no-sync'] : [])];
  try {
    await rm(draft, { recursive: true, force: true });
    await run('sh', ['-c', QUIETLY, initdb, '-D', draft, ...login, ...format], { ...account, cwd: '/' });
    await rename(draft, data);
    return password;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    await folder.discard();
    const advice = account ? ` The account "postgres" must be able to reach ${folder.path}.` : '';
    throw new LocalServerError(
      'SERVER_DID_NOT_START',
      `PostgreSQL could not make its data folder: ${messageOf(error)}.${advice}`,
      { cause: error },
    );
  }
}

/** PostgreSQL writes its process id in the first line of a file, and its state in the eighth. */
export async function isClusterReady(data: string, pid: number): Promise<boolean> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}
