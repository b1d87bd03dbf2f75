import { isStillRunning, type ProcessIdentity } from '../home/process-identity.ts';
import type { UpFile } from '../home/up-file.ts';
import { CliError } from '../terminal/cli-error.ts';
import { pause } from './pause.ts';

/** Longer than a process may take to finish what it has in work. */
const PATIENCE_MS = 20_000;
const POLL_MS = 50;

/** Waits until what a lost fleet had started is gone: its supervisors end it as soon as their owner is. */
export async function leftoversEnded(lost: UpFile, signal: AbortSignal): Promise<void> {
  const processes = [...Object.values(lost.services), ...Object.values(lost.others)].flatMap(
    ({ process }) => process ?? [],
  );
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const left = await stillRunning(processes);
    if (left.length === 0 || signal.aborted) return;
    if (performance.now() > deadline) {
      throw new CliError('up.leftovers', { pids: left.map(({ pid }) => pid).join(', ') });
    }
    await pause(POLL_MS, signal);
  }
}

async function stillRunning(processes: readonly ProcessIdentity[]): Promise<ProcessIdentity[]> {
  const running = await Promise.all(processes.map(isStillRunning));
  return processes.filter((_, index) => running[index]);
}
