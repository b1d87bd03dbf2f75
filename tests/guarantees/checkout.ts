import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type Break, broken } from './guarantee.ts';

/** A copy of the repository in which bugs may be written. */
export interface Checkout {
  readonly folder: string;
  /** Does something while a bug is there. */
  withBug<T>(bug: Break, work: () => Promise<T>): Promise<T>;
  remove(): Promise<void>;
}

/** Copies what git knows or would add, as it is in the working tree, and links what is installed. */
export async function copyOf(root: string): Promise<Checkout> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'yabot-guarantees-')));
  for (const path of await filesOf(root)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await cp(join(root, path), join(folder, path));
  }
  await linkInstalled(root, folder);
  return {
    folder,
    async withBug(bug, work) {
      const path = join(folder, bug.file);
      const before = await readFile(path, 'utf8');
      await writeFile(path, broken(before, bug));
      try {
        return await work();
      } finally {
        await writeFile(path, before);
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function filesOf(root: string): Promise<string[]> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = await promisify(execFile)('git', args, { cwd: root, maxBuffer: 2 ** 26 });
  return stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
}

/** The links of each workspace package are copied as they are, so that one package finds the other in the copy. */
async function linkInstalled(root: string, folder: string) {
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const installed of await installedBelow(root)) {
    const path = relative(root, installed);
    if (!existsSync(dirname(join(folder, path)))) continue;
    await cp(installed, join(folder, path), { recursive: true, verbatimSymlinks: true });
  }
}

async function installedBelow(root: string): Promise<string[]> {
  const packages = ['packages', 'services'].map((name) => join(root, name));
  const nested = await Promise.all(
    packages.map(async (parent) => (await readdir(parent)).map((name) => join(parent, name))),
  );
  const folders = [join(root, 'deploy'), join(root, 'tests'), ...nested.flat()];
  return folders.map((each) => join(each, 'node_modules')).filter((each) => existsSync(each));
}
