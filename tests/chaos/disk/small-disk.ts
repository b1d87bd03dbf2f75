import { spawnSync } from 'node:child_process';
import { mkdir, statfs } from 'node:fs/promises';
import { noDisks, run } from './root.ts';

const ROOMY = '2g';
/** Pages that every file system needs to go on at all. */
const LEFT_BYTES = 64 * 1_024;

/** Why disks cannot be filled here; undefined when they can. */
export const noSmallDisks = () => noDisks();

/** A disk in memory that can be full for a while. */
export class SmallDisk {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async mounted(path: string): Promise<SmallDisk> {
    await mkdir(path, { recursive: true });
    await run('mount', '-t', 'tmpfs', '-o', `size=${ROOMY}`, 'tmpfs', path);
    const disk = new SmallDisk(path);
    process.once('exit', () => disk.remove());
    return disk;
  }

  /** From now on there is no room. */
  async fill(): Promise<void> {
    const { blocks, bfree, bsize } = await statfs(this.path);
    await run('mount', '-o', `remount,size=${(blocks - bfree) * bsize + LEFT_BYTES}`, this.path);
  }

  /** There is room again. */
  async grow(): Promise<void> {
    await run('mount', '-o', `remount,size=${ROOMY}`, this.path);
  }

  remove(): void {
    spawnSync('umount', ['--lazy', this.path]);
  }
}
