import { knownFleet, readStatus } from '@yabot/cli';
import { startNats } from '@yabot/local-servers';
import { until } from '@yabot/service-kit/testing';
import type { Follower } from '@yabot/telegram-sandbox';
import { afterEach, describe, expect, it } from 'vitest';
import { balanceOf, dealtWith, postsOf, processOf, startCommunity, type TestCommunity } from './community.ts';
import { yabot } from './yabot.ts';

const SERVICES = ['gateway', 'missions', 'wallet', 'achievements', 'user'];
const EMOJIS = ['❤', '💋', '🥰'];

let community: TestCommunity;
afterEach(() => community.close());

/** Followers who have opened the chat. */
async function crowd(size: number): Promise<Follower[]> {
  const names = Array.from({ length: size }, (_, index) => `Seguidora ${index}`);
  const followers = await Promise.all(names.map((firstName) => community.sandbox.follower({ firstName })));
  await Promise.all(
    followers.map(async (follower) => {
      await follower.send('/start');
      await follower.waitForMessage(/Hola/, { timeoutMs: 30_000 });
    }),
  );
  return followers;
}

/** Everybody does the same, so everybody must come to have the same, and what was paid must add up. */
async function expectAllEqual(followers: Follower[], expected: number) {
  for (const follower of followers) {
    await until(
      `${follower.person.firstName} has ${expected} besitos`,
      async () => (await balanceOf(follower)) === expected,
      60_000,
    );
  }
  expect((await yabot(community, 'ledger', 'verify')).status).toBe(0);
  const letters = JSON.parse((await yabot(community, 'dlq', 'list', '--json')).output) as {
    letters: unknown[];
  };
  expect(letters.letters).toEqual([]);
}

async function reactEverywhere(follower: Follower) {
  const posts = await postsOf(follower);
  for (const emoji of EMOJIS) for (const post of posts.slice(0, 2)) await follower.react(post, emoji);
}

/** What somebody has who did the same while nothing was wrong. */
async function undisturbed(): Promise<number> {
  const [control] = await crowd(1);
  await reactEverywhere(control!);
  await control!.waitForMessage(/Diez reacciones» 6\/10/, { timeoutMs: 20_000 });
  await dealtWith(community);
  return balanceOf(control!);
}

describe('While followers react', () => {
  it('each service is killed in turn, and nothing is lost or doubled', async () => {
    community = await startCommunity();
    const expected = await undisturbed();
    const followers = await crowd(15);
    for (const [index, service] of SERVICES.entries()) {
      const group = followers.slice(index * 3, index * 3 + 3);
      const reacting = Promise.all(group.map(reactEverywhere));
      process.kill(processOf(community, service), 'SIGKILL');
      await reacting;
      await until(
        `${service} runs again`,
        async () => {
          const fleet = await knownFleet({ YABOT_HOME: community.home });
          return (await readStatus(fleet, new Date())).status === 'healthy';
        },
        30_000,
      );
    }
    await expectAllEqual(followers, expected);
  }, 180_000);

  it('NATS is away for a minute: what is asked is answered, what is done is kept, and all of it comes', async () => {
    const nats = await startNats();
    try {
      community = await startCommunity({ NATS_URL: nats.url });
      const expected = await undisturbed();
      const followers = await crowd(12);
      await nats.kill();
      const back = new Promise<void>((resolve) => setTimeout(() => resolve(nats.restart()), 60_000));
      for (const follower of followers) {
        await reactEverywhere(follower);
        await follower.send('/ayuda');
        await follower.waitForMessage(/Cómo funciona/, { timeoutMs: 5_000 });
      }
      await back;
      await expectAllEqual(followers, expected);
    } finally {
      await nats.stop();
    }
  }, 240_000);
});
