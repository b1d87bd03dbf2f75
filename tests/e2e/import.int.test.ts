import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { balanceOf, startCommunity, type TestCommunity } from './community.ts';
import { yabot } from './yabot.ts';

describe('People who are imported', () => {
  let community: TestCommunity;
  let file: string;
  beforeAll(async () => {
    community = await startCommunity();
    file = join(community.home, 'people.csv');
  });
  afterAll(() => community?.close());

  const write = (...lines: string[]) =>
    writeFile(file, ['telegram_id,first_name,language,besitos,xp', ...lines].join('\n'));
  const json = async (...words: string[]) => {
    const { status, output } = await yabot(community, 'import', file, ...words, '--json');
    return { status, said: JSON.parse(output) };
  };
  const supply = async () => {
    const { output } = await yabot(community, 'person', 'export', '900001');
    const { services } = JSON.parse(output);
    return { wallet: services.wallet.account[0], xp: services.achievements.standings[0].xp };
  };

  it('are not touched while the file has mistakes, which are all told', async () => {
    await write('900001,Ana,es,ten,5', 'x,Bea,es,1,1');
    const { status, said } = await json('--yes');
    expect(status).toBe(65);
    expect(said.mistakes).toMatchObject([
      { line: 2, column: 'besitos', message: expect.stringContaining('ten') },
      { line: 3, column: 'telegram_id' },
    ]);
  });

  it('are shown before, and nothing changes by that', async () => {
    await write('900001,Ana,es,120,40', '900002,Bea,en,0,0');
    const shown = await json('--preview');
    expect(shown).toEqual({
      status: 0,
      said: { id: 'people', people: 2, known: 0, new: 2, besitos: 120, xp: 40 },
    });
    expect((await yabot(community, 'person', 'export', '900001')).status).toBe(1);
  });

  it('stand with what they had, also when it is done twice', async () => {
    expect(await json('--yes')).toEqual({
      status: 0,
      said: { id: 'people', people: 2, new: 2, conflicts: [] },
    });
    const once = await supply();
    expect(once.wallet.balance).toBeGreaterThanOrEqual(120);
    expect(once.xp).toBeGreaterThanOrEqual(40);
    expect(await json('--yes')).toEqual({
      status: 0,
      said: { id: 'people', people: 2, new: 0, conflicts: [] },
    });
    expect(await supply()).toEqual(once);
    expect((await yabot(community, 'ledger', 'verify')).status).toBe(0);
  });

  it('keep what they were given when the file says something else later, and that is told', async () => {
    await write('900001,Ana,es,500,40', '900003,Carla,es,7,0');
    expect(await json('--yes')).toEqual({
      status: 1,
      said: { id: 'people', people: 2, new: 1, conflicts: [{ line: 2, conflicts: ['cause-taken'] }] },
    });
  });

  it('find it when they come', async () => {
    const follower = await community.sandbox.follower({ firstName: 'Dora' });
    await write(`${follower.id},Dora,es,77,0`);
    expect((await json('--yes', '--id', 'second')).status).toBe(0);
    await follower.send('/start');
    await follower.waitForMessage(/Hola, Dora/, { timeoutMs: 15_000 });
    expect(await balanceOf(follower)).toBeGreaterThanOrEqual(77);
  });
});
