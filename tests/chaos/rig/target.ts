import type { KeptProcessState } from '@yabot/cli';
import type { ServiceName } from '@yabot/contracts';
import { wallClock } from '../../shared/measure/clock.ts';
import { until } from './until.ts';

/** An end of a process, however it came about. */
export interface End {
  readonly at: number;
  readonly pid: number | undefined;
  readonly reason: string;
  /** Whether a fault ended it; any other end is the product's own. */
  readonly wanted: boolean;
}

const SERVES_MS = 120_000;

/** A process of the fleet that can be hurt, known by its name. */
export class Target {
  /** `wallet-1`, `nats-server` */
  readonly name: string;
  readonly service: ServiceName | undefined;
  readonly ends: End[] = [];
  readonly #probe: () => Promise<boolean>;
  readonly #doomed = new Set<number>();
  #pid: number | undefined;

  constructor(name: string, service: ServiceName | undefined, probe: () => Promise<boolean>) {
    this.name = name;
    this.service = service;
    this.#probe = probe;
  }

  /** Its process now; undefined while none runs. */
  get pid(): number | undefined {
    return this.#pid;
  }

  /** Its keeper tells what became of it. */
  changed({ state, process, reason = '' }: KeptProcessState): void {
    const before = this.#pid;
    this.#pid = process?.pid;
    if (process || state === 'stopped' || before === undefined) return;
    this.ends.push({ at: wallClock(), pid: before, reason, wanted: this.#doomed.has(before) });
  }

  /** Whether it answers that it is ready. */
  serves(): Promise<boolean> {
    return this.#pid === undefined ? Promise.resolve(false) : this.#probe();
  }

  /** Resolves when it serves. */
  async serving(): Promise<void> {
    await until(`${this.name} serves`, () => this.serves(), SERVES_MS);
  }

  /** Sends its process a signal, once it has one. */
  async signal(signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): Promise<number> {
    const pid = await until(`${this.name} runs`, () => this.#pid, SERVES_MS);
    if (signal === 'SIGKILL' || signal === 'SIGTERM') this.expectEnd();
    process.kill(pid, signal);
    return pid;
  }

  /** Whatever ends its process now was meant to. */
  expectEnd(): void {
    if (this.#pid !== undefined) this.#doomed.add(this.#pid);
  }

  /** Resolves when another process than that one runs. */
  async replaced(pid: number): Promise<void> {
    await until(`${this.name} runs anew`, () => this.#pid !== undefined && this.#pid !== pid, SERVES_MS);
  }
}
