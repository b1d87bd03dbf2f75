import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../structure/services.ts';
import type { TestCommunity } from './community.ts';

/** Runs the command line on a community, as its operator would. */
export async function yabot(
  { home }: TestCommunity,
  ...args: string[]
): Promise<{ status: number; output: string }> {
  const program = join(ROOT, 'packages/cli/src/main.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, YABOT_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const status = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
  return { status, output };
}
