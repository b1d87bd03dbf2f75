import { type Home, homeOf, shortPath } from '../home/home.ts';
import { isStillRunning } from '../home/process-identity.ts';
import { readUpFile } from '../home/up-file.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { t } from '../terminal/messages.ts';
import { say, sayJson } from '../terminal/output.ts';
import { pause } from './pause.ts';

const PATIENCE_MS = 40_000;
const POLL_MS = 100;

/** `yabot down`: tells the fleet of this home to stop, and waits until it has. */
export async function down({ json = false }: { json?: boolean }): Promise<number> {
  const home = homeOf(process.env);
  const found = await readUpFile(home);
  if (!found?.alive) {
    return told(home, { stopped: false, json });
  }
  const { owner } = found.file;
  process.kill(owner.pid, 'SIGTERM');
  const patience = AbortSignal.timeout(PATIENCE_MS);
  while (await isStillRunning(owner)) {
    if (patience.aborted) {
      const values = { pid: owner.pid, seconds: PATIENCE_MS / 1000, logs: shortPath(home.in('logs')) };
      throw new CliError('down.timeout', values);
    }
    await pause(POLL_MS, patience);
  }
  return told(home, { stopped: true, json });
}

function told({ folder }: Home, { stopped, json }: { stopped: boolean; json: boolean }): number {
  if (json) sayJson({ home: folder, stopped });
  else say(t(stopped ? 'up.stopped' : 'down.none', { home: shortPath(folder) }));
  return EXIT_CODES.ok;
}
