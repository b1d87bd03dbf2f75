import { homeOf, shortPath } from '../home/home.ts';
import { isStillRunning } from '../home/process-identity.ts';
import { readUpFile } from '../home/up-file.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { t } from '../terminal/messages.ts';
import { say } from '../terminal/output.ts';
import { pause } from './pause.ts';

const PATIENCE_MS = 40_000;
const POLL_MS = 100;

/** `yabot down`: tells the fleet of this home to stop, and waits until it has. */
export async function down(): Promise<number> {
  const home = homeOf(process.env);
  const found = await readUpFile(home);
  if (!found?.alive) {
    say(t('down.none', { home: shortPath(home.folder) }));
    return EXIT_CODES.ok;
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
  say(t('up.stopped', { home: shortPath(home.folder) }));
  return EXIT_CODES.ok;
}
