import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { noDisks, run } from './root.ts';

const SIZE = '4G';
const MEMORY = '/dev/shm';
/** e2fsck tells by its status that it mended something. */
const MENDED = 1;

/** Why power cannot be cut here; undefined when it can. */
export const noImages = async () => (await noDisks('mkfs.ext4', 'e2fsck', 'cp')) ?? (await noLoopDevice());

async function noLoopDevice() {
  const found = await run('losetup', '-f').catch(() => undefined);
  return found ? undefined : 'it needs a loop device, and there is none';
}

/** A disk in a file: what was not synced is not in the file, as after a power cut. */
export class DiskImage {
  /** Where it is mounted. */
  readonly path: string;
  readonly #folder: string;
  #file: string;
  #copies = 0;

  private constructor(folder: string) {
    this.#folder = folder;
    this.path = join(folder, 'disk');
    this.#file = join(folder, 'image-0');
  }

  /** Makes one and mounts it for as long as the work takes. */
  static async during<T>(work: (disk: DiskImage) => Promise<T>): Promise<T> {
    const image = new DiskImage(await mkdtemp(join(MEMORY, 'yabot-disk-')));
    const remove = () => image.#remove();
    process.once('exit', remove);
    try {
      await mkdir(image.path);
      await run('truncate', '--size', SIZE, image.#file);
      await run('mkfs.ext4', '-q', '-F', image.#file);
      await image.#mount();
      return await work(image);
    } finally {
      process.off('exit', remove);
      remove();
    }
  }

  /** Puts in place of the disk what a power cut at this moment leaves of it. Who has files of it open keeps those of before. */
  async cutPower(): Promise<void> {
    const before = this.#file;
    this.#file = join(this.#folder, `image-${++this.#copies}`);
    await run('cp', '--sparse=always', before, this.#file);
    await run('umount', '--lazy', this.path);
    await run('e2fsck', '-f', '-y', this.#file).catch((error: { code?: number }) => {
      if (error.code !== MENDED) throw error;
    });
    await this.#mount();
    await rm(before);
  }

  /** At once, as when a run is broken off nothing waits. */
  #remove() {
    spawnSync('umount', ['--lazy', this.path]);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #mount() {
    await run('mount', '-o', 'loop', this.#file, this.path);
  }
}
