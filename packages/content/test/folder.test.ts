import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CheckResult, ContentError, checkContent, loadContent, watchContent } from '../src/index.ts';
import { SMALL } from './small-community.ts';

let root: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'yabot-content-'));
  folder = join(root, 'content');
  await writeAll(folder);
});
afterEach(() => rm(root, { recursive: true }));

async function writeAll(to: string): Promise<void> {
  for (const [file, text] of Object.entries(SMALL)) {
    await mkdir(dirname(join(to, file)), { recursive: true });
    await writeFile(join(to, file), text);
  }
}

/** In one step, so that nobody sees half a file. */
async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

describe('loading a content folder', () => {
  it('gives the content and its version', async () => {
    const { content, version } = await loadContent(folder);
    expect(content.missions.map((mission) => mission.id)).toEqual(['hearts']);
    expect(version).toHaveLength(64);
  });

  it('checks again only what has changed', async () => {
    const first = await loadContent(folder);
    expect(await loadContent(folder)).toBe(first);
    const levels = join(folder, 'levels.yaml');
    await writeFile(levels, SMALL['levels.yaml']!.replace('title: { es:', 'title: { es: Muy'));
    const changed = await loadContent(folder);
    expect(changed.version).not.toBe(first.version);
    await rm(levels);
    expect((await checkContent(folder)).ok).toBe(false);
  });

  it('throws every mistake at once', async () => {
    await writeFile(join(folder, 'levels.yaml'), 'levels: []');
    await writeFile(join(folder, 'reactions.yaml'), 'rules: []');
    const error = await loadContent(folder).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ContentError);
    expect(error).toMatchObject({
      code: 'content-invalid',
      mistakes: [{ file: 'levels.yaml' }, { file: 'reactions.yaml' }],
    });
    expect(String(error)).toContain(
      'reactions.yaml:1:1 dailyCap: `dailyCap` is missing. Add `dailyCap: 100`',
    );
  });

  it('says when there is no such folder', async () => {
    expect(await checkContent(join(root, 'contents'))).toMatchObject({
      ok: false,
      mistakes: [
        {
          problem: expect.stringContaining('cannot be read'),
          instead: expect.stringContaining('community.yaml'),
        },
      ],
    });
  });

  it('refuses a file that is not UTF-8, and does not call it missing', async () => {
    await writeFile(join(folder, 'levels.yaml'), Buffer.from([0xff, 0xfe, 0x00]));
    expect(await checkContent(folder)).toEqual({
      ok: false,
      mistakes: [expect.objectContaining({ file: 'levels.yaml', problem: 'the file is not UTF-8' })],
    });
  });

  it('refuses a file nobody can have written by hand', async () => {
    await writeFile(join(folder, 'levels.yaml'), '#'.repeat(300_000));
    expect(await checkContent(folder)).toMatchObject({
      mistakes: [{ file: 'levels.yaml', problem: 'the file has 300000 bytes' }],
    });
  });

  it('follows links, and leaves hidden files alone, as mounted configuration needs', async () => {
    const mounted = join(root, 'mounted');
    await mkdir(mounted);
    await rename(folder, join(mounted, '..data'));
    const names = ['community.yaml', 'reactions.yaml', 'levels.yaml', 'missions', 'achievements'];
    for (const name of names) await symlink(join('..data', name), join(mounted, name));
    expect(await checkContent(mounted)).toMatchObject({ ok: true });
  });
});

describe('watching a content folder', () => {
  /** What the watcher calls back with, one at a time. */
  function watched(since?: string) {
    const results: CheckResult[] = [];
    const waiting: ((result: CheckResult) => void)[] = [];
    const watch = watchContent(
      folder,
      (result) => {
        const next = waiting.shift();
        if (next) next(result);
        else results.push(result);
      },
      { quietMs: 20, retryMs: 20, ...(since === undefined ? {} : { since }) },
    );
    const next = async () =>
      results.shift() ?? (await new Promise<CheckResult>((resolve) => waiting.push(resolve)));
    return { next, close: () => watch.close() };
  }

  it('calls back at the start, and with each change', async () => {
    const watch = watched();
    expect(await watch.next()).toMatchObject({ ok: true });
    await replaceFile(join(folder, 'levels.yaml'), 'levels: []');
    expect(await watch.next()).toMatchObject({ ok: false, mistakes: [{ file: 'levels.yaml' }] });
    await replaceFile(join(folder, 'levels.yaml'), SMALL['levels.yaml'] ?? '');
    expect(await watch.next()).toMatchObject({ ok: true });
    watch.close();
  });

  it('says nothing of the version already in use', async () => {
    const { version } = await loadContent(folder);
    const watch = watched(version);
    const another = watched(); // its first check comes after that of the other
    expect(await another.next()).toMatchObject({ version });
    another.close();
    await replaceFile(join(folder, 'reactions.yaml'), 'dailyCap: 7\nrules: []');
    expect(await watch.next()).toMatchObject({ ok: true, content: { reactions: { dailyCap: 7 } } });
    watch.close();
  });

  it('notices a file in a folder made while it watches', async () => {
    await rm(join(folder, 'achievements'), { recursive: true });
    const watch = watched();
    expect(await watch.next()).toMatchObject({ ok: true, content: { achievements: [] } });
    await writeAll(folder);
    expect(await watch.next()).toMatchObject({ ok: true, content: { achievements: [{ id: 'kiss' }] } });
    watch.close();
  });

  it('goes on when the folder is taken away and another takes its place', async () => {
    const watch = watched();
    expect(await watch.next()).toMatchObject({ ok: true });
    await rename(folder, join(root, 'old'));
    expect(await watch.next()).toMatchObject({ ok: false });
    await writeAll(join(root, 'new'));
    await replaceFile(join(root, 'new/reactions.yaml'), 'dailyCap: 8\nrules: []');
    await rename(join(root, 'new'), folder);
    expect(await watch.next()).toMatchObject({ content: { reactions: { dailyCap: 8 } } });
    await replaceFile(join(folder, 'reactions.yaml'), 'dailyCap: 9\nrules: []');
    expect(await watch.next()).toMatchObject({ content: { reactions: { dailyCap: 9 } } });
    watch.close();
  });
});
