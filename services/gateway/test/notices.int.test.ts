import {
  AchievementUnlocked,
  BesitosAwarded,
  BotBlocked,
  DEAD_LETTERS_STREAM,
  LevelReached,
  MissionCompleted,
  MissionProgressed,
  PreferencesChanged,
} from '@yabot/contracts';
import { StreamObserver, type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBot, known, open } from './followers.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let gateway: TestService;

beforeAll(async () => {
  world = await startWorld();
  gateway = await world.start();
});
afterAll(() => world?.stop());

const paid = (userId: string, amount: number, balance: number) => ({
  definition: BesitosAwarded,
  data: BesitosAwarded.example({ userId, amount, balance }),
});

describe('what one action earned', () => {
  it('is told in one message, whichever services it came from', async () => {
    const { who, userId } = await open(world, 'Ana');
    await world.bus.publishAll([
      paid(userId, 5, 45),
      {
        definition: MissionProgressed,
        data: MissionProgressed.example({
          userId,
          steps: [{ missionId: 'other', title: { es: 'Otra', en: 'Other' }, progress: 4, target: 10 }],
        }),
      },
      { definition: MissionCompleted, data: MissionCompleted.example({ userId }) },
      paid(userId, 50, 95),
      { definition: AchievementUnlocked, data: AchievementUnlocked.example({ userId }) },
      { definition: LevelReached, data: LevelReached.example({ userId }) },
    ]);
    const told = await who.waitForMessage(/\+55 besitos/);
    for (const part of ['tienes 95', 'Otra» 4/10 ▰▰▰▰▱', 'Diez reacciones', 'Primer beso 🥉', 'nivel 2'])
      expect(told.text).toContain(part);
    await gateway.settled();
    expect(await fromBot(who)).toHaveLength(2);
  });

  it('is told once when its event comes twice', async () => {
    const { who, userId } = await open(world, 'Bea');
    const id = crypto.randomUUID();
    const data = BesitosAwarded.example({ userId, amount: 7, balance: 7 });
    await world.bus.publish(BesitosAwarded, data, { id });
    await who.waitForMessage(/\+7 besitos/);
    await world.bus.publish(BesitosAwarded, data, { id });
    await world.bus.publish(BesitosAwarded, { ...data, amount: 1, balance: 8 });
    await who.waitForMessage(/\+1 besito<?/);
    expect((await fromBot(who)).filter(({ text }) => text.includes('+7'))).toHaveLength(1);
  });

  it('comes within the pace of the chat, merged, when much is earned', async () => {
    const { who, userId } = await open(world, 'Carla');
    let balance = 0;
    for (let burst = 0; burst < 10; burst++) {
      await world.bus.publishAll(Array.from({ length: 10 }, () => paid(userId, 1, ++balance)));
      await gateway.settled();
    }
    await who.waitForMessage(/tienes 100/);
    const told = (await fromBot(who)).flatMap(({ text }) => Number(/\+(\d+)/.exec(text)?.[1] ?? 0));
    expect(told.reduce((sum, amount) => sum + amount, 0)).toBe(100);
    expect(told.length).toBeLessThan(10);
  });
});

describe('a mission of ten steps', () => {
  const stepped = (userId: string, progress: number) => {
    const title = { es: 'Diez', en: 'Ten' };
    const steps = [{ missionId: 'ten', title, progress, target: 10 }];
    return { definition: MissionProgressed, data: MissionProgressed.example({ userId, steps }) };
  };

  it('is told when it is begun, half done and one step short, and not at each step', async () => {
    const { who, userId } = await open(world, 'Nuria');
    for (const progress of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      await world.bus.publishAll([stepped(userId, progress)]);
      await gateway.settled();
      if ([1, 5, 9].includes(progress)) await who.waitForMessage(new RegExp(`«Diez» ${progress}/10`));
    }
    expect((await fromBot(who)).filter(({ text }) => text.includes('Diez'))).toHaveLength(3);
  });

  it('is told at any step that brings besitos', async () => {
    const { who, userId } = await open(world, 'Olga');
    await world.bus.publishAll([stepped(userId, 4), paid(userId, 5, 5)]);
    expect((await who.waitForMessage(/\+5 besitos/)).text).toContain('«Diez» 4/10');
  });
});

describe('what is earned while a notice is on its way', () => {
  it('is told in the next one, and nothing twice', async () => {
    const { who, userId } = await open(world, 'Gala');
    const { faults } = world.sandbox;
    const slow = { kind: 'slow', delayMs: 300, method: 'sendPhoto', chatId: who.id, next: 1 } as const;
    const id = faults.add(slow);
    await world.bus.publishAll([
      paid(userId, 5, 5),
      { definition: AchievementUnlocked, data: AchievementUnlocked.example({ userId }) },
    ]);
    await until('it is on its way', () => faults.list().every((fault) => fault.id !== id));
    await world.bus.publishAll([paid(userId, 4, 9)]);
    const second = await who.waitForMessage(/\+4 besitos \(tienes 9\)/);
    expect(second.text).not.toContain('Primer beso');
    const [, first] = await fromBot(who);
    expect(first?.text).toMatch(/\+5 besitos \(tienes 5\)/);
    expect(first?.text).toContain('Primer beso');
  });

  it('is told all the same when Telegram refuses the notice', async () => {
    const { who, userId } = await open(world, 'Hilda');
    const letters = await StreamObserver.open(world.bus.connection, DEAD_LETTERS_STREAM);
    const id = world.sandbox.faults.add({ kind: 'bad_request', chatId: who.id });
    await world.bus.publishAll([paid(userId, 5, 5)]);
    await until('a dead letter', () => letters.messages.length > 0);
    world.sandbox.faults.remove(id);
    await world.bus.publishAll([paid(userId, 4, 9)]);
    await who.waitForMessage(/\+4 besitos \(tienes 9\)/);
    letters.close();
  });
});

describe('who never opened the chat', () => {
  it('earns silently, and is told when they do', async () => {
    const { who, userId } = await known(world, 'Dora');
    await world.bus.publishAll([
      paid(userId, 5, 5),
      paid(userId, 4, 9),
      { definition: AchievementUnlocked, data: AchievementUnlocked.example({ userId }) },
    ]);
    await gateway.settled();
    expect(await fromBot(who)).toEqual([]);
    await who.send('/start');
    const told = await who.waitForMessage(/\+9 besitos/);
    expect(told.text).toContain('Primer beso');
    expect(world.sandbox.faults.calls({ chatId: who.id, ok: false })).toEqual([]);
  });
});

describe('who does not want to be told', () => {
  it('is not, and is told of later things when they want again', async () => {
    const { who, userId } = await open(world, 'Eva');
    const prefer = (notices: boolean) =>
      world.bus.publish(PreferencesChanged, PreferencesChanged.example({ userId, language: 'es', notices }));
    await prefer(false);
    await world.bus.publish(BesitosAwarded, BesitosAwarded.example({ userId, amount: 5, balance: 5 }));
    await prefer(true);
    await world.bus.publish(BesitosAwarded, BesitosAwarded.example({ userId, amount: 3, balance: 8 }));
    await who.waitForMessage(/\+3 besitos \(tienes 8\)/);
    expect(await fromBot(who)).toHaveLength(2);
  });
});

describe('who blocked the bot', () => {
  it('is noticed at the next message, told to the others, and sent nothing more', async () => {
    const { who, userId } = await open(world, 'Fina');
    // As when the update about it was lost.
    const lost = world.sandbox.faults.add({ kind: 'forbidden', chatId: who.id });
    await world.bus.publish(BesitosAwarded, BesitosAwarded.example({ userId, amount: 5, balance: 5 }));
    await until('blocked', () =>
      world.bus.observer.of(BotBlocked).some(({ data }) => data.userId === userId),
    );
    world.sandbox.faults.remove(lost);
    const { last } = world.sandbox.faults.log;
    await world.bus.publish(BesitosAwarded, BesitosAwarded.example({ userId, amount: 4, balance: 9 }));
    await gateway.settled();
    expect(world.sandbox.faults.calls({ since: last, chatId: who.id })).toEqual([]);
    await who.send('/start');
    await who.waitForMessage(/tienes 9/);
  });
});

it('tells nothing of somebody it does not know', async () => {
  const { last } = world.sandbox.faults.log;
  await world.bus.publish(BesitosAwarded, BesitosAwarded.example({ userId: crypto.randomUUID() }));
  await gateway.settled();
  expect(world.sandbox.faults.calls({ since: last, method: 'sendMessage' })).toEqual([]);
  const metrics = await gateway.metrics.registry.metrics();
  expect(metrics).not.toMatch(/outcome="dead"/);
});
