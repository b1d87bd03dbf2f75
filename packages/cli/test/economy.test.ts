import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseBands } from '../src/economy/bands.ts';
import { yabot, yabotJson } from './fixtures/yabot.ts';

describe('Bands on the command line', () => {
  it('are a list of names and numbers', () => {
    expect(parseBands('growth=40, sinks=10,gini=80,top-tenth=62.5')).toEqual({
      growth: 40,
      sinks: 10,
      gini: 80,
      topTenth: 62.5,
    });
    expect(parseBands(undefined)).toEqual({});
  });
  it.each(['growth', 'growth=', 'growth=much', 'wealth=4', 'growth=-1'])('are refused as “%s”', (text) => {
    expect(() => parseBands(text)).toThrow(/is no band/);
  });
});

describe('yabot economy simulate, with followers that are made up', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yabot-simulate-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const few = ['economy', 'simulate', '--users', '15', '--days', '3'];

  it('tells what they were paid, that the economy inflates past a band, and ends with 1 then', async () => {
    const page = join(folder, 'economy.html');
    const { code, out, err } = await yabot([...few, '--bands', 'growth=1', '--page', page]);
    expect(out).toContain('15 followers made up by seed 1, 3 days');
    expect(out).toMatch(/^mission +\+\d+$/m);
    expect(out).toMatch(
      /Inflation: the supply grows by [\d.]+ besitos per active follower and day; 1 is the most/,
    );
    expect(err).toContain('economy.html');
    expect(await readFile(page, 'utf8')).toMatch(/<svg[\s\S]*supply[\s\S]*<\/html>/);
    expect(code).toBe(1);
  });

  it('says the same to programs, and ends well within the bands', async () => {
    const bands = ['--bands', 'growth=100000,sinks=0,gini=100,top-tenth=100'];
    const { code, json } = await yabotJson<{ supply: number; past: unknown[]; days: unknown[] }>(
      [...few, ...bands],
      {},
    );
    expect(json).toMatchObject({ past: [], followers: 15, seed: 1, bands: { growth: 100_000 } });
    expect(json.days).toHaveLength(3);
    expect(json.supply).toBeGreaterThan(0);
    expect(code).toBe(0);
  });

  it('plays nothing by content with mistakes, and tells them', async () => {
    await writeFile(join(folder, 'community.yaml'), 'name: [');
    const { code, err } = await yabot([...few, '--content', folder]);
    expect(err).toMatch(/has mistakes:\n.*community\.yaml/);
    expect(code).toBe(65);
  });
});
