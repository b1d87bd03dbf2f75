import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Step } from '../src/batch/step.ts';

const PROGRAM = fileURLToPath(new URL('./instance.ts', import.meta.url));

/** An instance in a process of its own, that a test may kill and freeze. */
export class InstanceProcess {
  readonly #child: ChildProcess;
  /** Resolves with the exit code, or null when it was killed. */
  readonly ended: Promise<number | null>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.ended = once(child, 'exit').then(([code]) => code as number | null);
  }

  static async start(
    kind: 'sql' | 'documents',
    environment: NodeJS.ProcessEnv,
    crash?: { at: Step; time: number },
  ): Promise<InstanceProcess> {
    const { PATH, NODE_COMPILE_CACHE } = process.env;
    const args = crash ? [kind, crash.at, String(crash.time)] : [kind];
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', PROGRAM, ...args], {
      env: { PATH, NODE_COMPILE_CACHE, LOG_LEVEL: 'silent', ADDER_OWNS_ITS_PROCESS: 'yes', ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const instance = new InstanceProcess(child);
    await Promise.race([once(child.stdout!, 'data'), instance.ended]);
    return instance;
  }

  kill(): Promise<number | null> {
    this.#child.kill('SIGKILL');
    return this.ended;
  }

  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child.kill('SIGCONT');
  }

  /** Asks it to finish and end. */
  stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    return this.ended;
  }
}
