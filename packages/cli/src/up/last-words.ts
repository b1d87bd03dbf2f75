import { open, stat } from 'node:fs/promises';
import { constants } from 'node:os';
import { t } from '../terminal/messages.ts';

const READ_BACK = 16_384;
const LINES = 12;

/** Where a log ends now. */
export async function endOfLog(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

/**
 * What a process said last about why it ended: what it wrote for people, or the fault it logged.
 * @param from where its log began
 */
export async function lastWords(file: string, from: number): Promise<string> {
  return wordsIn(await readEnd(file, from));
}

/** @see lastWords */
export function wordsIn(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const spoken = lines.filter((line) => !line.startsWith('{') && !isFromRuntime(line));
  if (spoken.length > 0) return spoken.slice(-LINES).join('\n');
  return lines.flatMap((line) => faultOf(line) ?? []).at(-1) ?? '';
}

/** Stack traces, quoted source and Node's own signature tell people nothing. */
function isFromRuntime(line: string): boolean {
  return (
    /^\s+at |^Node\.js v|^file:\/\/|^node:|^\s*\^+\s*$|^\s{4,}|^[}\]]/.test(line) ||
    OF_SHELL.test(line.trim())
  );
}

/** What a shell says of a child that a signal ended. */
const OF_SHELL = /^(Killed|Terminated|Aborted|Hangup|Segmentation fault|Bus error)( \(core dumped\))?$/;

/** How a process ended, from its status as a shell tells it: 128 and the signal's number. */
export function endOf(status: number): string {
  const signal = Object.entries(constants.signals).find(([, number]) => number === status - 128)?.[0];
  return signal ? t('up.by-signal', { signal }) : t('up.with-status', { status });
}

function faultOf(line: string): string | undefined {
  try {
    const { level, error, fault, event } = JSON.parse(line) as Record<string, unknown>;
    if (level !== 'fatal' && level !== 'error') return undefined;
    return String(error ?? fault ?? event).split('\n')[0];
  } catch {
    return undefined;
  }
}

async function readEnd(file: string, from: number): Promise<string> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return '';
  try {
    const { size } = await handle.stat();
    const start = Math.max(Math.min(from, size), size - READ_BACK);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await handle.close();
  }
}
