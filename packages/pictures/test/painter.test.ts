import { execFile } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { svgOf } from '../src/drawing.ts';
import { Painter, type PainterLimits, type Picture, pictureId } from '../src/index.ts';
import { renderPng } from '../src/render.ts';

const run = promisify(execFile);
const badge = {
  kind: 'badge',
  emoji: '💋',
  title: 'Primer beso',
  tier: 'bronze',
  caption: 'Bronce',
} as const;
/** No drawing can be made of it: the thread ends with it. */
const broken = { kind: 'badge' } as unknown as Picture;
const isPng = (png: Buffer | undefined) => png?.toString('latin1', 1, 4) === 'PNG';

let painter: Painter | undefined;
const hired = (limits: Partial<PainterLimits> = {}) => {
  painter = new Painter(limits);
  return painter;
};
afterEach(() => painter?.close());

describe('a painter', () => {
  it('draws what is drawn in this thread, each picture for who asked for it', async () => {
    const { paint } = bound(hired());
    const all = ['Una', 'Dos', 'Tres'].map((title) => ({ ...badge, title }));
    const drawn = await Promise.all(all.map(paint));
    expect(drawn).toEqual(all.map((picture) => renderPng(svgOf(picture))));
  });

  it('takes no more than may wait, and draws those', async () => {
    const { paint } = bound(hired({ most: 2 }));
    const drawn = await Promise.all([paint(badge), paint(badge), paint(badge), paint(badge)]);
    expect(drawn.map(isPng)).toEqual([true, true, true, false]);
  });

  it('gives up a picture that cannot be drawn, and draws the next', async () => {
    const { paint } = bound(hired());
    const drawn = await Promise.all([paint(badge), paint(broken), paint(badge)]);
    expect(drawn.map(isPng)).toEqual([true, false, true]);
  });

  it('gives up what takes too long', async () => {
    expect(await hired({ patienceMs: 0 }).paint(badge)).toBeUndefined();
  });

  it('draws again after its thread was given back', async () => {
    const { paint } = bound(hired({ idleMs: 0 }));
    for (let times = 0; times < 3; times++) {
      expect(isPng(await paint(badge))).toBe(true);
      while (painter!.hasThread) await setImmediate();
    }
  });

  it('keeps no process alive that has nothing else to do', async () => {
    const module = new URL('../src/index.ts', import.meta.url).href;
    const script = `const { Painter } = await import('${module}');
      const png = await new Painter({ idleMs: 3_600_000 }).paint(${JSON.stringify(badge)});
      console.log(png.length);`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
    expect(Number(stdout)).toBeGreaterThan(1_000);
  }, 60_000);

  it('gives up what waits when it is closed, and takes nothing more', async () => {
    const { paint, close } = bound(hired());
    const waiting = [paint(badge), paint(badge)];
    await close();
    expect(await Promise.all([...waiting, paint(badge)])).toEqual([undefined, undefined, undefined]);
  });
});

const bound = (one: Painter) => ({ paint: one.paint.bind(one), close: one.close.bind(one) });

it('a picture has the same id as another when they look the same', () => {
  expect(pictureId({ ...badge })).toBe(pictureId(badge));
  const others: Picture[] = [
    { ...badge, tier: 'gold' },
    { ...badge, caption: 'Bronze' },
    { ...badge, title: 'First kiss' },
  ];
  expect(new Set([badge, ...others].map(pictureId)).size).toBe(4);
});
