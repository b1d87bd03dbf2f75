import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const PROGRAM = resolve(import.meta.dirname, '../../../packages/cli/src/main.ts');

/**
 * Runs the command line as an operator would.
 * @param environment where the fleet is: `YABOT_HOME`, or `NATS_URL`
 */
export async function yabot(
  environment: NodeJS.ProcessEnv,
  ...args: string[]
): Promise<{ status: number; output: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', PROGRAM, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const status = await new Promise<number>((done) => child.on('close', (code) => done(code ?? -1)));
  return { status, output };
}
