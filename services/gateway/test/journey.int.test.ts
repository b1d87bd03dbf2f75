import { BesitosAwarded, ChatOpened, CommandUsed, ReactionAdded } from '@yabot/contracts';
import { type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT, DIALECTS, GROUP, postIn, startWorld, type World } from './world.ts';

describe.each(DIALECTS)('A follower of a bot on %s', (dialect) => {
  let world: World;
  let gateway: TestService;

  beforeAll(async () => {
    world = await startWorld({}, dialect);
    gateway = await world.start({ CONTENT_DIR: CONTENT });
  });
  afterAll(() => world?.stop());

  it('reacts, opens the chat, and is told what it earned', async () => {
    const { bus, sandbox } = world;
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    await ana.react(await postIn(sandbox, 'Uno'), '❤');
    const [reaction] = await bus.observer.wait(ReactionAdded, 1);
    expect(reaction?.data).toMatchObject({ emoji: '❤', via: 'reaction' });
    const { userId } = reaction!.data;
    await ana.send('/start');
    const greeting = await ana.waitForMessage(/Hola, Ana/);
    expect(greeting.buttons.flat().map(({ text }) => text)).toContain('🎯 Misiones');
    await bus.observer.wait(ChatOpened, 1);
    expect((await bus.observer.wait(CommandUsed, 1))[0]?.data).toEqual({ userId, command: 'start' });
    await bus.publish(BesitosAwarded, BesitosAwarded.example({ userId, amount: 5, balance: 45 }));
    await ana.waitForMessage(/\+5 besitos \(tienes 45\)/);
  });

  it('taps a button under a post of the bot, and sees it counted', async () => {
    const bea = await world.sandbox.client.follower({ firstName: 'Bea' });
    await bea.tap('🍓', { chat: GROUP });
    const counted = ({ buttons }: { buttons: { text: string }[][] }) => buttons.flat()[0]?.text === '🍓 1';
    await bea.waitFor(counted, 'the count', { chat: GROUP, afterSeq: 0 });
  });

  it('leaves nothing waiting in the database when all is sent', async () => {
    await gateway.settled();
    const waiting = async () => {
      const metrics = await gateway.metrics.registry.getMetricsAsJSON();
      const gauge = metrics.find(({ name }) => name === 'yabot_gateway_queue_depth');
      const values = (gauge?.values ?? []) as { value: number }[];
      return values.reduce((sum, { value }) => sum + value, 0);
    };
    await until('nothing waits', async () => (await waiting()) === 0);
    await gateway.stop();
    const { log } = world.sandbox.faults;
    const before = log.calls({ method: 'sendMessage' }).length;
    gateway = await world.start({ CONTENT_DIR: CONTENT });
    const carla = await world.sandbox.client.follower({ firstName: 'Carla' });
    await carla.send('/ayuda');
    await carla.waitForMessage(/Cómo funciona/);
    expect(log.calls({ method: 'sendMessage' })).toHaveLength(before + 1);
  });
});
