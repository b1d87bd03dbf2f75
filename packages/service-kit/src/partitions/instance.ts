import { hostname } from 'node:os';
import { v7 as uuidv7 } from 'uuid';

/** A new name for an instance: `<host>/<process>/<id>`. */
export function instanceName(): string {
  return `${hostname()}/${process.pid}/${uuidv7()}`;
}

/** Whether an instance's process is known to be gone, which only the same host can tell. */
export function processIsGone(instance: string): boolean {
  const [host, pid] = instance.split('/');
  if (host !== hostname() || Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
