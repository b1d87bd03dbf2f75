import { AchievementUnlocked, BesitosAwarded, ChatOpened } from '@yabot/contracts';
import type { TestService } from '@yabot/service-kit/testing';
import type { Follower, SeenMessage } from '@yabot/telegram-sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { play } from './services.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let gateway: TestService;
let playedUser: TestService;
beforeAll(async () => {
  world = await startWorld();
  for (const name of ['wallet', 'missions', 'achievements'] as const) await play(world, name);
  playedUser = await play(world, 'user');
  gateway = await world.start();
});
afterEach(() => world.sandbox.faults.clear());
afterAll(() => world?.stop());

async function open(firstName: string, languageCode = 'es') {
  const { observer } = world.bus;
  const before = observer.of(ChatOpened).length;
  const who = await world.sandbox.client.follower({ firstName, languageCode });
  await who.send('/start');
  const opened = await observer.wait(ChatOpened, before + 1);
  await who.waitForMessage(languageCode === 'es' ? /Hola/ : /Hello/);
  return { who, userId: opened.at(-1)!.data.userId };
}

const unlocked = (userId: string, achievementId = 'first-kiss') => {
  const title = { es: `Logro ${achievementId}`, en: `Achievement ${achievementId}` };
  return world.bus.publish(
    AchievementUnlocked,
    AchievementUnlocked.example({ userId, achievementId, title }),
  );
};
const fromBot = async (who: Follower) => (await who.messages()).filter(({ from }) => from.kind === 'bot');

/** The photos the bot was asked to send since a moment, and whether each came as a file. */
const photosSince = (since: number, ok = true) =>
  world.sandbox.faults.calls({ since, method: 'sendPhoto', ok }).map(({ files }) => files === 1);
const now = () => world.sandbox.faults.log.last;

async function sizeOf({ photo }: SeenMessage) {
  const response = await fetch(new URL(photo!.url, world.sandbox.url));
  const png = Buffer.from(await response.arrayBuffer());
  return [png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe('an achievement', () => {
  it('comes with its badge, in the one message that tells what was earned', async () => {
    const { who, userId } = await open('Ana');
    await world.bus.publishAll([
      { definition: BesitosAwarded, data: BesitosAwarded.example({ userId, amount: 5, balance: 45 }) },
      { definition: AchievementUnlocked, data: AchievementUnlocked.example({ userId }) },
    ]);
    const told = await who.waitForMessage(/\+5 besitos/);
    expect(told.text).toContain('Primer beso 🥉');
    expect(await sizeOf(told)).toEqual(['PNG', 512, 512]);
    await gateway.settled();
    expect(await fromBot(who)).toHaveLength(2);
  });

  it('has its badge uploaded once for each language, however many earn it at once', async () => {
    const crowd = [await open('Bea'), await open('Clara'), await open('Dora')];
    const bob = await open('Bob', 'en');
    const since = now();
    await Promise.all([...crowd, bob].map(({ userId }) => unlocked(userId, 'of-all')));
    for (const { who } of crowd) await who.waitForMessage(/Logro of-all/);
    await bob.who.waitForMessage(/Achievement of-all/);
    expect(photosSince(since).filter((asFile) => asFile)).toHaveLength(2);
    expect(photosSince(since)).toHaveLength(4);
  });

  it('has its badge uploaded no more after a new start', async () => {
    const [first, second] = [await open('Eva'), await open('Fina')];
    await unlocked(first.userId, 'kept');
    await first.who.waitForMessage(/Logro kept/);
    await gateway.stop();
    gateway = await world.start();
    const since = now();
    await unlocked(second.userId, 'kept');
    expect((await second.who.waitForMessage(/Logro kept/)).photo).toBeDefined();
    expect(photosSince(since)).toEqual([false]);
  });
});

describe('a badge', () => {
  it('whose file id Telegram does not know any more is uploaded anew, and sent by the new one', async () => {
    const [first, second, third] = [await open('Gala'), await open('Hilda'), await open('Inés')];
    await unlocked(first.userId, 'expired');
    await first.who.waitForMessage(/Logro expired/);
    const description = 'Bad Request: wrong remote file identifier specified: wrong padding in the string';
    world.sandbox.faults.add({ kind: 'bad_request', description, method: 'sendPhoto', next: 1 });
    const since = now();
    await unlocked(second.userId, 'expired');
    expect((await second.who.waitForMessage(/Logro expired/)).photo).toBeDefined();
    await unlocked(third.userId, 'expired');
    expect((await third.who.waitForMessage(/Logro expired/)).photo).toBeDefined();
    expect(photosSince(since)).toEqual([true, false]);
  });

  it('that Telegram does not take costs the picture, not the news', async () => {
    const { who, userId } = await open('Juana');
    const description = 'Bad Request: not enough rights to send photos to the chat';
    world.sandbox.faults.add({ kind: 'bad_request', description, method: 'sendPhoto' });
    const since = now();
    await unlocked(userId, 'refused');
    expect((await who.waitForMessage(/Logro refused/)).photo).toBeUndefined();
    expect(photosSince(since, false)).toEqual([true]);
    await gateway.settled();
    expect(await fromBot(who)).toHaveLength(2);
  });

  it('that does not get through is left away after two tries', async () => {
    const { who, userId } = await open('Lola');
    world.sandbox.faults.add({ kind: 'server_error', method: 'sendPhoto' });
    const since = now();
    await unlocked(userId, 'stuck');
    expect((await who.waitForMessage(/Logro stuck/)).photo).toBeUndefined();
    expect(photosSince(since, false)).toEqual([true, true]);
    world.sandbox.faults.clear();
    await unlocked(userId, 'not-stuck');
    expect((await who.waitForMessage(/Logro not-stuck/, { afterSeq: 0 })).photo).toBeDefined();
  });

  it('keeps to the limits of Telegram as other messages do', async () => {
    const crowd: Awaited<ReturnType<typeof open>>[] = [];
    for (let n = 0; n < 12; n++) crowd.push(await open(`N${n}`));
    world.sandbox.faults.setLimits(true);
    const since = now();
    for (const round of ['one', 'two']) await Promise.all(crowd.map(({ userId }) => unlocked(userId, round)));
    for (const { who } of crowd) {
      const told = await who.waitForMessage(/Logro two/, { afterSeq: 0 });
      expect(told.photo).toBeDefined();
    }
    world.sandbox.faults.setLimits(false);
    expect(world.sandbox.faults.calls({ since, ok: false })).toEqual([]);
  });

  it('is left away when there is more to tell than fits under it', async () => {
    const { who, userId } = await open('Marta');
    const title = { es: `Logro ${'larguísimo '.repeat(12)}`, en: 'Achievement' };
    const all = Array.from({ length: 10 }, (_, n) => ({
      definition: AchievementUnlocked,
      data: AchievementUnlocked.example({ userId, achievementId: `long-${n}`, title }),
    }));
    await world.bus.publishAll(all);
    const told = await who.waitForMessage(/larguísimo/);
    expect(told.photo).toBeUndefined();
    expect(told.text.length).toBeGreaterThan(1_024);
  });
});

describe('a screen', () => {
  it('of the ranking is sent as a picture beside it, with the way back to the list', async () => {
    const { who } = await open('Nora');
    await who.send('/ranking');
    const list = await who.waitForMessage(/La semana/);
    await who.tap('Como imagen', { message: list });
    const picture = await who.waitForMessage(({ photo }) => photo !== undefined);
    expect(await sizeOf(picture)).toEqual(['PNG', 800, 436]);
    await who.tap('Como lista', { message: picture });
    const again = await who.waitForMessage(/🥇 Ana/);
    expect(again.id).toBeGreaterThan(picture.id);
    expect(again.photo).toBeUndefined();
  });

  it('of the ranking is drawn without names while nobody can say them', async () => {
    const { who } = await open('Paula');
    await who.send('/ranking');
    await who.waitForMessage(/🥇 Ana/);
    await playedUser.stop();
    await who.tap('Como imagen');
    expect((await who.waitForMessage(({ photo }) => photo !== undefined)).text).toContain('puesto 1 de 1');
    playedUser = await play(world, 'user');
  });

  it('of the profile is sent as a card, and as a text when Telegram takes no picture', async () => {
    const { who } = await open('Olga');
    await who.send('/perfil');
    await who.waitForMessage(/Nivel 1/);
    await who.tap('Mi tarjeta');
    expect(await sizeOf(await who.waitForMessage(/Tu tarjeta/))).toEqual(['PNG', 800, 470]);
    world.sandbox.faults.add({ kind: 'bad_request', method: 'sendPhoto' });
    await who.tap('Mi tarjeta');
    await who.waitForMessage(({ text, photo }) => photo === undefined && /👤 Ana/.test(text));
  });
});
