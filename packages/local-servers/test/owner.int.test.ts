import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { startNats } from '../src/index.ts';
import { isAlive } from '../src/process.ts';
import { until } from '../src/until.ts';
import { temporaryFolders } from './fixtures/temporary.ts';

const temporary = temporaryFolders();
const owners: ChildProcess[] = [];
afterEach(() => {
  for (const owner of owners.splice(0)) owner.kill('SIGKILL');
});

/** Another process that starts a server, does to it what is asked, and waits or leaves. */
async function ownerOf(...wish: string[]) {
  const script = fileURLToPath(new URL('./fixtures/owner.ts', import.meta.url));
  const owner = spawn(process.execPath, [script, ...wish], { stdio: ['ignore', 'pipe', 'inherit'] });
  owners.push(owner);
  const [line] = (await once(owner.stdout, 'data')) as [Buffer];
  return { owner, server: JSON.parse(String(line)) as { pid: number; dir: string } };
}

const eventually = (condition: () => Promise<boolean>) =>
  until(condition, { signal: AbortSignal.timeout(30_000) });
const isGone = (path: string) =>
  access(path).then(
    () => false,
    () => true,
  );

describe('when its owner is killed with SIGKILL', () => {
  it.each(['nats', 'mongo', 'nats+frozen', 'mongo+frozen', 'nats+dead'])(
    'no process and no temporary file of %s is left',
    async (wish) => {
      const { owner, server } = await ownerOf(wish);
      owner.kill('SIGKILL');
      await eventually(async () => !(await isAlive(server.pid)));
      await eventually(() => isGone(server.dir));
      expect(await isGone(server.dir)).toBe(true);
    },
  );

  it('the next owner of the folder waits for the server to end and takes over', async () => {
    const dir = await temporary();
    const { owner, server } = await ownerOf('nats', dir);
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    const next = await startNats({ dir });
    expect(await isAlive(server.pid)).toBe(false);
    await next.stop();
    expect(await isGone(dir)).toBe(false);
  });
});

describe('a temporary folder whose owner was lost before its server ran', () => {
  it('is removed by the next one who makes such a folder; that of a living owner stays', async () => {
    const living = await startNats();
    const ended = spawn('true');
    await once(ended, 'exit');
    const abandoned = join(dirname(living.dir), `yabot-nats-${ended.pid}-abcdef`);
    await mkdir(abandoned);
    await utimes(abandoned, new Date(0), new Date(0));
    const next = await startNats();
    expect(await isGone(abandoned)).toBe(true);
    expect(await isGone(living.dir)).toBe(false);
    await Promise.all([living.stop(), next.stop()]);
  });
});

describe('when its owner ends by itself without a stop', () => {
  it('the server does not keep it from ending, and ends too', async () => {
    const { owner, server } = await ownerOf('nats+leaves');
    if (owner.exitCode === null) await once(owner, 'exit');
    expect(owner.exitCode).toBe(0);
    await eventually(async () => !(await isAlive(server.pid)));
  });
});

describe('when its owner is interrupted from the terminal', () => {
  it('the server goes on until the owner ends', async () => {
    const { owner, server } = await ownerOf('nats');
    const { pid = 0 } = owner;
    expect(await processGroup(server.pid)).not.toBe(await processGroup(pid));
  });
});

async function processGroup(pid: number): Promise<string> {
  const ps = spawn('ps', ['-p', String(pid), '-o', 'pgid='], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [output] = (await once(ps.stdout, 'data')) as [Buffer];
  return String(output).trim();
}
