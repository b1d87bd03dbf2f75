import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LocalServerError } from '../errors.ts';

const run = promisify(execFile);

/** An account of this machine, as numbers. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The account for a server that refuses root's: none needed unless this process is root. */
export async function serverAccount(name: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((option) => run('id', [option, name])));
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  } catch (error) {
    throw new LocalServerError(
      'SERVER_DID_NOT_START',
      `PostgreSQL refuses to run as root and there is no account "${name}": run yabot as an ordinary user.`,
      { cause: error },
    );
  }
}
