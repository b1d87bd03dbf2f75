import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BesitosAwarded, ChatOpened, CommandUsed, ReactionAdded } from '@yabot/contracts';
import { postIn, startWorld, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await world.start();
});
afterAll(() => world.stop());

describe('a follower', () => {
  it('reacts, and is told what it earned once the chat is open', async () => {
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
});
