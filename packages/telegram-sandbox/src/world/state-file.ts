import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';

const QUIET_MS = 500;
// A large state is written less often: at most a tenth of the time goes into writing.
const REST_FACTOR = 10;

/** Keeps the state in a file: some time after a change, whole or not at all, and once more at the end. */
export class StateFile {
  private readonly path: string;
  private readonly write: (clean: boolean) => string;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> | undefined;
  private restMs = QUIET_MS;

  constructor(dir: string, write: (clean: boolean) => string) {
    mkdirSync(dir, { recursive: true });
    this.path = join(dir, 'sandbox.json');
    this.write = write;
  }

  /** What was kept at the last stop, or undefined at the first start. */
  read(): string | undefined {
    try {
      return readFileSync(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Notes that something changed. */
  changed(): void {
    if (this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.writing ??= this.save().finally(() => {
        this.writing = undefined;
      });
    }, this.restMs);
    this.timer.unref();
  }

  private async save(): Promise<void> {
    const begin = performance.now();
    const text = this.write(false);
    const fresh = `${this.path}.new`;
    const file = await open(fresh, 'w');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, this.path);
    this.restMs = Math.max(QUIET_MS, (performance.now() - begin) * REST_FACTOR);
  }

  /** Writes what there is, now. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    await this.writing;
    writeFileSync(`${this.path}.new`, this.write(true));
    renameSync(`${this.path}.new`, this.path);
  }
}
