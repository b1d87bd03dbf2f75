import { statfs } from 'node:fs/promises';

const PATIENCE_MS = 2_000;
/** Less than this is no room to write in. */
const ROOM = 1 << 20;

/**
 * Whether a nats-server has to be started again: once it could not write, as on a full disk, it takes nothing more until
 * then, also when there is room again. Without room a new start would not help.
 * @param dir where it keeps its data
 */
export async function natsNeedsRestart(monitorUrl: string, dir: string): Promise<boolean> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const told = await fetch(`${monitorUrl}/healthz`, { signal })
    .then(async (answer) => (answer.ok ? '' : await answer.text()))
    .catch(() => '');
  if (!/write error|no space left/.test(told)) return false;
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize > ROOM;
}
