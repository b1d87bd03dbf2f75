import type { Home } from '../home/home.ts';
import { type KeptProcessState, releaseHome, type UpFile, writeUpFile } from '../home/up-file.ts';

/** Keeps `up.json` equal to what is known of the fleet. */
export class FleetRecord {
  readonly #home: Home;
  #file: UpFile;
  #unsaved = false;
  #saving: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(home: Home, file: UpFile) {
    this.#home = home;
    this.#file = file;
  }

  get file(): UpFile {
    return this.#file;
  }

  change(patch: Partial<UpFile>): void {
    this.#file = { ...this.#file, ...patch };
    if (this.#unsaved) return;
    this.#unsaved = true;
    this.#saving = this.#saving.then(() => this.#save()).catch(() => undefined);
  }

  process(kind: 'services' | 'others', name: string, state: KeptProcessState): void {
    this.change({ [kind]: { ...this.#file[kind], [name]: state } });
  }

  /** Resolves when the file tells all of it. */
  async saved(): Promise<void> {
    await this.#saving;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#saving;
    await releaseHome(this.#home);
  }

  async #save() {
    this.#unsaved = false;
    if (!this.#closed) await writeUpFile(this.#home, this.#file);
  }
}
