import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ClaimGift, ReactionAdded, Register } from '@yabot/contracts';
import { accepted } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EconomyHouse, startEconomy } from './house.ts';

const YABOT = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
const ANY = 'growth=100000,gini=100,top-tenth=100';

let house: EconomyHouse;
let richer: string;
beforeAll(async () => {
  house = await startEconomy(new Date());
  const userId = randomUUID();
  const ana = { userId, telegramId: 7, firstName: 'Ana', language: 'es' } as const;
  await accepted(house.ask(Register, ana, userId));
  await house.settled();
  const post = { chatId: -1001234567890, messageId: 1 };
  await house.bus.publish(ReactionAdded, { userId, post, emoji: '❤', via: 'reaction' });
  await accepted(house.ask(ClaimGift, { userId }, randomUUID()));
  await house.settled();
  richer = `${house.content}-richer`;
  await cp(house.content, richer, { recursive: true });
  const file = join(richer, 'reactions.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('emoji: ❤, besitos: 5', 'emoji: ❤, besitos: 55'));
}, 180_000);
afterAll(async () => {
  await house?.stop();
  await rm(richer, { recursive: true, force: true });
});

const simulate = (...words: string[]) =>
  new Promise<{ code: number; out: string }>((resolve) => {
    const { PATH, HOME } = process.env;
    const [NATS_URL, CONTENT_DIR, YABOT_HOME] = [house.natsUrl, house.content, house.home];
    const env = { PATH, HOME, LANG: 'en_GB.UTF-8', NATS_URL, CONTENT_DIR, YABOT_HOME };
    const args = [
      '--disable-warning=ExperimentalWarning',
      YABOT,
      '--settings',
      '/dev/null',
      'economy',
      'simulate',
    ];
    const until = new Date(Date.now() + 60_000).toISOString();
    execFile(process.execPath, [...args, '--until', until, '--bands', ANY, ...words], { env }, (error, out) =>
      resolve({ code: Number(error?.code ?? 0), out }),
    );
  });

describe('yabot economy simulate', () => {
  it('plays history again to the besito, and says so', async () => {
    const { code, out } = await simulate();
    expect(out).toMatch(/Exact: played again, history gives the ledger to the besito/);
    expect(out).toMatch(/^reaction +\+5 +\+5$/m);
    expect(code).toBe(0);
  });

  it('tells with other content what would have been paid, and who would have more', async () => {
    const { code, out } = await simulate('--content', richer, '--json');
    const { ledger, played, changed, differing, whole } = JSON.parse(out);
    expect({ differing, whole }).toEqual({ differing: [], whole: true });
    expect(played.supply).toBe(ledger.supply);
    expect(changed.supply).toBe(ledger.supply + 50);
    expect(changed.differing).toEqual([
      expect.objectContaining({ before: played.supply, after: changed.supply }),
    ]);
    expect(code).toBe(0);
  });
});
