import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Aside } from '../../src/intake/aside.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yabot-aside-'));
  file = join(folder, 'gateway.sqlite-aside');
});
afterEach(async () => {
  await Promise.all(all.splice(0).map((aside) => aside.close()));
  await rm(folder, { recursive: true, force: true });
});

const all: Aside[] = [];
const ROOM = 1_000;
const update = (update_id: number) => ({ update_id, message: { text: 'ñandú ✨' } });

/** As a gateway opens it that was just started. */
async function opened(room = ROOM): Promise<Aside> {
  const aside = new Aside(file, room);
  all.push(aside);
  await aside.open();
  return aside;
}

describe('Updates put aside', () => {
  it('are found again, in their order', async () => {
    const aside = await opened();
    expect(await aside.keep([update(1), update(2)])).toBe(true);
    expect(await aside.keep([update(3)])).toBe(true);
    expect((await opened()).first(5)).toEqual([update(1), update(2), update(3)]);
  });

  it('are found until all are taken, and then no more', async () => {
    const aside = await opened();
    await aside.keep([update(1), update(2)]);
    await aside.taken(1);
    expect(aside.first(5)).toEqual([update(2)]);
    expect((await opened()).size).toBe(2);
    await aside.taken(1);
    expect((await opened()).size).toBe(0);
    expect(await readFile(file, 'utf8')).not.toContain('ñandú');
  });

  it('do not bring back what was taken before them', async () => {
    const aside = await opened();
    await aside.keep([update(1), update(2), update(3)]);
    await aside.taken(3);
    await aside.keep([update(4)]);
    expect((await opened()).first(5)).toEqual([update(4)]);
  });

  it('are refused when there is no room for them', async () => {
    const aside = await opened();
    const many = Array.from({ length: 20 }, (_, n) => update(n));
    expect(await aside.keep(many)).toBe(false);
    expect(await aside.keep([update(1)])).toBe(true);
    expect((await opened()).first(5)).toEqual([update(1)]);
  });

  it('are refused where there is no file for them', async () => {
    const aside = new Aside(undefined);
    await aside.open();
    expect(await aside.keep([update(1)])).toBe(false);
  });

  it('have their room from the beginning on', async () => {
    const aside = await opened();
    expect(await readFile(file)).toHaveLength(ROOM);
    await aside.keep([update(1)]);
    expect(await readFile(file)).toHaveLength(ROOM);
  });

  it('end before one that was written in part', async () => {
    await (await opened()).keep([update(1), update(2)]);
    const bytes = await readFile(file);
    await truncate(file, bytes.indexOf('\0') - 9);
    await appendFile(file, 'left from before');
    const aside = await opened();
    expect(aside.first(5)).toEqual([update(1)]);
    await aside.keep([update(3)]);
    expect((await opened()).first(5)).toEqual([update(1), update(3)]);
  });

  it('are none in a file that holds something else', async () => {
    await writeFile(file, 'something else\n'.repeat(200));
    expect((await opened()).size).toBe(0);
  });
});
