import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Follower, SeenMessage } from '@yabot/telegram-sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metricsMissing } from '../../deploy/observability/read.ts';
import {
  balanceOf,
  dealtWith,
  logsOf,
  postsOf,
  processOf,
  startCommunity,
  type TestCommunity,
} from './community.ts';
import { yabot } from './yabot.ts';

/** Ten emojis on posts, in turn, as a person would try them. */
const TEN = ['❤', '💋', '🥰', '🔥', '🎉', '😍', '🤩', '👏', '🤗', '😁'];

describe('In a community on this machine', () => {
  let community: TestCommunity;
  let posts: SeenMessage[];
  beforeAll(async () => {
    community = await startCommunity({ LOG_LEVEL: 'debug' });
  });
  afterAll(() => community.close());

  const newFollower = async (firstName: string, languageCode: 'es' | 'en' = 'es') => {
    const follower = await community.sandbox.follower({ firstName, languageCode });
    posts = await postsOf(follower);
    return follower;
  };
  const told = (follower: Follower, wanted: string | RegExp) =>
    follower.waitForMessage(wanted, { timeoutMs: 15_000 });

  it('a new follower is greeted in Spanish, and what they call themselves is shown as text', async () => {
    const follower = await newFollower('<b>Ana</b> & "Eva"');
    await follower.send('/start');
    const greeting = await told(follower, /Hola/);
    // A word joiner keeps Telegram from making a command of what follows the slash.
    expect(greeting.text).toContain('<b>Ana</\u2060b> & "Eva"');
  });

  it('somebody whose Telegram speaks English is answered in English', async () => {
    const follower = await newFollower('Sam', 'en');
    await follower.send('/start');
    expect((await told(follower, /./)).text).toMatch(/Hello|Hi/);
  });

  it('a heart on a post brings besitos, a step of a mission and an achievement, told in one message', async () => {
    const follower = await newFollower('Clara');
    await follower.send('/start');
    await told(follower, /Hola/);
    await follower.react(posts[0]!, '❤');
    const notice = await told(follower, /besitos/);
    expect(notice.text).toMatch(/Misión «Diez reacciones» 1\/10/);
    await follower.send('/besitos');
    expect((await told(follower, /Tienes \d+ besitos/)).text).toMatch(/por reaccionar/);
  });

  it('the tenth reaction brings the reward of the mission and an achievement', async () => {
    const follower = await newFollower('Diez');
    await follower.send('/start');
    await told(follower, /Hola/);
    for (const emoji of TEN.slice(0, 9)) await follower.react(posts[0]!, emoji);
    await told(follower, /Diez reacciones» 9\/10/);
    await follower.react(posts[0]!, TEN[9]!);
    const notice = await told(follower, /Misión completada! Diez reacciones/);
    expect(notice.text).toMatch(/50 premio de misión/);
    expect(notice.text).toMatch(/Nuevo logro! Corazón inquieto/);
  });

  it('taking a reaction back and putting it again pays nothing more', async () => {
    const follower = await newFollower('Vuelta');
    await follower.send('/start');
    await told(follower, /Hola/);
    await follower.react(posts[0]!, '❤');
    await told(follower, /besitos/);
    await dealtWith(community);
    const before = await balanceOf(follower);
    await follower.react(posts[0]!);
    await follower.react(posts[0]!, '❤');
    await follower.react(posts[1]!, '❤');
    await told(follower, /Corazón a corazón» 2\/3/);
    expect(await balanceOf(follower)).toBe(before + 5);
  });

  it('a service that is away costs only its own entries', async () => {
    const follower = await newFollower('Paciencia');
    await follower.send('/start');
    await told(follower, /Hola/);
    const achievements = processOf(community, 'achievements');
    process.kill(achievements, 'SIGSTOP');
    try {
      await follower.send('/logros');
      expect((await told(follower, /./)).text).not.toMatch(/Logros · \d/);
      expect(await balanceOf(follower)).toBe(0);
    } finally {
      process.kill(achievements, 'SIGCONT');
    }
    await follower.send('/logros');
    await told(follower, /Logros · \d/);
  });

  it('the ledger is sound, and any reward is explained from its beginning to its end', async () => {
    expect(await yabot(community, 'ledger', 'verify')).toMatchObject({ status: 0 });
    const trace = await yabot(community, 'trace', '--last');
    expect(trace.status).toBe(0);
    const status = await yabot(community, 'status', '--json');
    const services = (JSON.parse(status.output) as { services: { name: string; status: string }[] }).services;
    expect(services.map(({ name, status }) => [name, status]).toSorted()).toEqual(
      ['achievements', 'gateway', 'missions', 'user', 'wallet'].map((name) => [name, 'healthy']),
    );
  });

  it('the services tell every metric that alerts and dashboards need', async () => {
    const urls = Object.values(community.fleet.told.services).map(({ healthUrl }) => healthUrl);
    const texts = await Promise.all(urls.map(async (url) => (await fetch(`${url}/metrics`)).text()));
    expect(metricsMissing(texts)).toEqual([]);
  });

  it('each service tells its health, whether it is ready, and its metrics', async () => {
    for (const [name, { healthUrl }] of Object.entries(community.fleet.told.services)) {
      const answers = await Promise.all(
        ['/health/live', '/health/ready', '/health'].map(
          async (path) => (await fetch(healthUrl + path)).status,
        ),
      );
      expect({ name, answers }).toEqual({ name, answers: [200, 200, 200] });
      const health = (await (await fetch(`${healthUrl}/health`)).json()) as Record<string, unknown>;
      expect(health).toMatchObject({ service: name, status: 'healthy', since: expect.any(String) });
      expect(await (await fetch(`${healthUrl}/metrics`)).text()).toContain('yabot_messages_handled_total');
    }
  });

  it('the logs carry one correlation id through the services, and no name, text or token', async () => {
    const follower = await newFollower('Canaria Secreta');
    await follower.send('/start');
    await told(follower, /Hola/);
    await follower.send('un texto canario', { chat: posts[0]!.chatId });
    await follower.react(posts[0]!, '❤');
    await told(follower, /besitos/);
    const logs = await logsOf(community);
    const token = await readFile(join(community.home, 'sandbox', 'token'), 'utf8').catch(() => '');
    for (const [service, text] of Object.entries(logs)) {
      const leaked = ['Canaria', 'canario', String(follower.id), token.trim() || 'no token file'].filter(
        (canary) => text.includes(canary),
      );
      expect({ service, leaked }).toEqual({ service, leaked: [] });
    }
    const trace = JSON.parse((await yabot(community, 'trace', '--last', '--json')).output) as {
      correlationId: string;
    };
    expect(trace.correlationId).toMatch(/^[0-9a-f-]{36}$/);
    const rewarded =
      /"correlationId":"([0-9a-f-]{36})"[^\n]*"type":"wallet\.credit\.v1"|"type":"wallet\.credit\.v1"[^\n]*"correlationId":"([0-9a-f-]{36})"/;
    const match = logs.wallet?.match(rewarded);
    const id = match?.[1] ?? match?.[2] ?? 'none';
    for (const service of ['missions', 'achievements', 'gateway', 'wallet']) {
      expect({ service, hasIt: logs[service]?.includes(id) }).toEqual({ service, hasIt: true });
    }
  });

  it('a restart keeps everything', async () => {
    const follower = await newFollower('Memoria');
    await follower.send('/start');
    await told(follower, /Hola/);
    await follower.react(posts[0]!, '❤');
    await told(follower, /besitos/);
    await dealtWith(community);
    const before = await balanceOf(follower);
    expect(before).toBeGreaterThan(0);
    await community.restart();
    const again = (await community.sandbox.followers()).find(({ id }) => id === follower.id)!;
    expect(await balanceOf(again)).toBe(before);
  });
});
