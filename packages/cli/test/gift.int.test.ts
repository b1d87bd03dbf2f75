import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitmentOf, drawPrize } from '@yabot/content';
import { GiftProof } from '@yabot/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { yabot, yabotJson } from './fixtures/yabot.ts';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yabot-gift-'));
  file = join(folder, 'proof.json');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const seed = 'c'.repeat(64);
const title = { es: 'x', en: 'x' };
const prizes = [
  { prizeId: 'kiss', title, besitos: 5, weight: 1 },
  { prizeId: 'hug', title, besitos: 9, weight: 1 },
];
const { userId } = GiftProof.sampleResult;
const { prizeId } = drawPrize({ seed, userId, number: 3, prizes });
const PROOF = { ...GiftProof.sampleResult, number: 3, seed, commitment: commitmentOf(seed), prizes, prizeId };
const verify = async (proof: unknown, language: NodeJS.ProcessEnv = {}) => {
  await writeFile(file, JSON.stringify(proof));
  return yabot(['gift', 'verify', '--file', file], { YABOT_HOME: folder, ...language });
};

describe('yabot gift verify', () => {
  it('recomputes a gift from its proof alone, without a fleet, and says that it is right', async () => {
    const { code, out } = await verify(PROOF);
    expect([code, out]).toEqual([0, expect.stringContaining('The gift is right')]);
    expect(out).toContain(seed);
    expect((await verify(PROOF, { LANG: 'es_ES.UTF-8' })).out).toContain('El regalo es justo');
    const words = ['gift', 'verify', '--file', file];
    const { json } = await yabotJson<{ verdict: string }>(words, { YABOT_HOME: folder });
    expect(json.verdict).toBe('right');
  });

  it.each([
    [
      'another prize',
      { prizeId: prizes.find((other) => other.prizeId !== prizeId)?.prizeId },
      'another prize',
    ],
    ['another seed', { seed: 'd'.repeat(64) }, 'not the one that was committed'],
    ['a seed that is secret', { seed: null }, 'still secret'],
  ])('ends with 1 for a proof with %s, and says why', async (_, tampered, said) => {
    const { code, out } = await verify({ ...PROOF, ...tampered });
    expect([code, out]).toEqual([1, expect.stringContaining(said)]);
  });

  it('says what it needs when it gets something else', async () => {
    expect((await verify({ a: 1 })).err).toContain('is not the proof of a gift');
    const { code, err } = await yabot(['gift', 'verify', 'ana'], { YABOT_HOME: folder });
    expect([code, err]).toEqual([64, expect.stringContaining('Say whose gift')]);
  });
});
