import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LocalServerError } from '../errors.ts';

const run = promisify(execFile);

/** A command with its first arguments. */
export type Program = readonly [command: string, ...first: string[]];

interface ProgramFailure {
  readonly code?: string | number;
  readonly stderr?: string;
}

/** Runs the first of the programs that works with these arguments; throws what the best known of them complained about. */
export async function runFirst(
  programs: readonly Program[],
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const complaints: string[] = [];
  for (const [command, ...first] of programs) {
    try {
      await run(command, [...first, ...args], { env, timeout: 600_000, maxBuffer: 1 << 24 });
      return;
    } catch (error) {
      const complaint = complaintOf(error as ProgramFailure);
      if (complaint) complaints.push(complaint);
    }
  }
  const commands = programs.map(([command]) => command).join(', ');
  throw new LocalServerError('FETCH_FAILED', complaints[0] ?? `none of ${commands} is installed`);
}

/** The last line of what a program wrote before it failed; nothing when it is not installed. */
function complaintOf({ code, stderr = '' }: ProgramFailure): string | undefined {
  if (code === 'ENOENT') return undefined;
  const lines = stderr.split('\n').filter((line) => line.trim() && !line.startsWith('WARNING'));
  return lines.at(-1)?.trim() ?? `ended with ${code}`;
}
