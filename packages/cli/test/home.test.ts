import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Home, homeOf } from '../src/home/home.ts';
import { identityOf, isStillRunning } from '../src/home/process-identity.ts';
import {
  claimHome,
  HomeInUse,
  readUpFile,
  releaseHome,
  type UpFile,
  writeUpFile,
} from '../src/home/up-file.ts';

let home: Home;
beforeEach(async () => {
  home = homeOf({ YABOT_HOME: await mkdtemp(join(tmpdir(), 'yabot-home-')) });
});
afterEach(() => rm(home.folder, { recursive: true, force: true }));

/** The identity of a process that has ended. */
async function ended() {
  const child = spawn('sleep', ['60']);
  const identity = (await identityOf(child.pid!))!;
  child.kill();
  await once(child, 'exit');
  return identity;
}

describe('a home', () => {
  it('goes to one of many that want it at once', async () => {
    const claims = await Promise.allSettled(Array.from({ length: 20 }, () => claimHome(home, new Date())));
    const got = claims.filter(({ status }) => status === 'fulfilled');
    const refused = claims.filter(
      (claim) => claim.status === 'rejected' && claim.reason instanceof HomeInUse,
    );
    expect([got.length, refused.length]).toEqual([1, 19]);
  });

  it('of a lost fleet goes to one of many, who are told what that fleet had', async () => {
    const lost: UpFile = {
      owner: await ended(),
      since: '2026-11-21T12:00:00.000Z',
      state: 'running',
      services: {},
      others: {},
      gatewayUrl: 'http://lost',
    };
    await writeUpFile(home, lost);
    expect((await readUpFile(home))?.alive).toBe(false);
    const claims = await Promise.allSettled(Array.from({ length: 20 }, () => claimHome(home, new Date())));
    const got = claims.flatMap((claim) => (claim.status === 'fulfilled' ? [claim.value] : []));
    expect(got).toHaveLength(1);
    expect(got[0]!.lost?.gatewayUrl).toBe('http://lost');
  });

  it('with a file that says nothing is free', async () => {
    await writeFile(home.in('up.json'), '{"ow');
    await expect(claimHome(home, new Date())).resolves.toMatchObject({ lost: undefined });
  });

  it('is free again when it is released, and its file is only for its owner', async () => {
    await claimHome(home, new Date());
    const { mode } = await (await import('node:fs/promises')).stat(home.in('up.json'));
    expect(mode & 0o077).toBe(0);
    await releaseHome(home);
    await expect(readFile(home.in('up.json'))).rejects.toThrow('ENOENT');
  });
});

describe('a process', () => {
  it('is told from a later one with the same number', async () => {
    const own = (await identityOf(process.pid))!;
    expect(await isStillRunning(own)).toBe(true);
    expect(await isStillRunning({ ...own, began: 'another time' })).toBe(false);
    expect(await isStillRunning(await ended())).toBe(false);
  });
});
