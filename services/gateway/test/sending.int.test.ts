import { BesitosAwarded, CommentAdded, DEAD_LETTERS_STREAM, ResendMessage } from '@yabot/contracts';
import { StreamObserver, until } from '@yabot/service-kit/testing';
import type { Follower } from '@yabot/telegram-sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GROUP, startWorld, type World } from './world.ts';

let world: World;

beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world?.stop());

const fromBot = async (who: Follower) => (await who.messages()).filter(({ from }) => from.kind === 'bot');
const followers = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, n) => world.sandbox.client.follower({ firstName: `N${n}` })));

async function known(who: Follower): Promise<string> {
  const before = world.bus.observer.of(CommentAdded).length;
  await who.send('hola', { chat: GROUP });
  return (await world.bus.observer.wait(CommentAdded, before + 1)).at(-1)!.data.userId;
}

describe('when Telegram asks to wait', () => {
  it('waits as long as asked, then sends, and nothing is lost or doubled', async () => {
    await world.start();
    const [ana] = await followers(1);
    world.sandbox.faults.add({ kind: 'retry_after', seconds: 1, method: 'sendMessage', next: 1 });
    await ana!.send('/ayuda');
    await ana!.waitForMessage(/Cómo funciona/);
    expect(world.sandbox.faults.violations()).toEqual([]);
    expect(await fromBot(ana!)).toHaveLength(1);
  });
});

describe('a list of commands that Telegram does not take', () => {
  it('keeps nobody from being answered, and is given again when Telegram allows', async () => {
    world.sandbox.faults.add({ kind: 'retry_after', seconds: 2, method: 'setMyCommands', next: 1 });
    await world.start();
    const [ana] = await followers(1);
    await ana!.send('/ayuda');
    await ana!.waitForMessage(/Cómo funciona/);
    await until('all lists are taken', () => {
      return world.sandbox.faults.calls({ method: 'setMyCommands', ok: true }).length === 4;
    });
    const early = world.sandbox.faults.violations().filter(({ method }) => method === 'setMyCommands');
    expect(early).toEqual([]);
  });
});

describe('an answer to a tap', () => {
  it('that Telegram did not take is not given again, and the screen is shown all the same', async () => {
    await world.start();
    const [ana] = await followers(1);
    await ana!.send('/menu');
    await ana!.waitForMessage(/Qué quieres ver/);
    world.sandbox.faults.add({ kind: 'retry_after', seconds: 1, method: 'answerCallbackQuery', next: 1 });
    const unanswered = ana!.tap('Ayuda', { timeoutMs: 1_000 });
    await expect(unanswered).rejects.toThrow();
    await ana!.waitForMessage(/Cómo funciona/);
    expect(world.sandbox.faults.calls({ method: 'answerCallbackQuery' })).toHaveLength(1);
  });
});

describe('under the limits of Telegram', () => {
  it('keeps to them with many chats at once, and lets replies go first', async () => {
    world.sandbox.faults.setLimits(true);
    const gateway = await world.start();
    const crowd = await followers(60);
    await Promise.all(crowd.map((who) => who.send('/ayuda')));
    await Promise.all(crowd.map((who) => who.waitForMessage(/Cómo funciona/)));
    await gateway.settled();
    const refused = world.sandbox.faults.calls({ ok: false });
    expect(refused).toEqual([]);
  });
});

describe('when Telegram is disturbed', () => {
  it('tries again until it is back, and says meanwhile that it is away', async () => {
    const gateway = await world.start();
    const [ana, bea] = await followers(2);
    const back = world.sandbox.faults.add({ kind: 'server_error', method: 'sendMessage' });
    await ana!.send('/ayuda');
    await bea!.send('/ayuda');
    await until('away', () => gateway.health().dependencies.telegram?.status === 'failed');
    expect(gateway.health().status).toBe('degraded');
    world.sandbox.faults.remove(back);
    await ana!.waitForMessage(/Cómo funciona/, { timeoutMs: 20_000 });
    await bea!.waitForMessage(/Cómo funciona/, { timeoutMs: 20_000 });
    await until('back', () => gateway.health().dependencies.telegram?.status === 'healthy');
    expect([await fromBot(ana!), await fromBot(bea!)].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('asks for updates again when it may, and says meanwhile that none come, though messages go out', async () => {
    const gateway = await world.start();
    const updates = () => gateway.health().dependencies['telegram-updates']?.status;
    const [ana] = await followers(1);
    await ana!.send('/start');
    await ana!.waitForMessage(/Hola/);
    const userId = await known(ana!);
    const asking = { kind: 'retry_after', seconds: 2, method: 'getUpdates' } as const;
    const back = world.sandbox.faults.add(asking);
    // Ends the request for updates that waits already.
    await ana!.send('hola', { chat: GROUP });
    await until('no updates come', () => updates() === 'failed');
    const paid = BesitosAwarded.example({ userId, amount: 5, balance: 5, reason: 'reaction' });
    await world.bus.publish(BesitosAwarded, paid);
    await ana!.waitForMessage(/\+5 besitos/);
    expect(updates()).toBe('failed');
    world.sandbox.faults.remove(back);
    await ana!.send('/ayuda');
    await ana!.waitForMessage(/Cómo funciona/, { timeoutMs: 20_000 });
    expect(world.sandbox.faults.violations()).toEqual([]);
    expect(updates()).toBe('healthy');
  });

  it('sends what waited after a stop and a new start', async () => {
    const first = await world.start();
    const crowd = await followers(5);
    const back = world.sandbox.faults.outage();
    await Promise.all(crowd.map((who) => who.send('/ayuda')));
    await until('refused calls', () => world.sandbox.faults.calls({ ok: false }).length > 0);
    await first.stop();
    back();
    await world.start();
    await Promise.all(crowd.map((who) => who.waitForMessage(/Cómo funciona/, { timeoutMs: 20_000 })));
    for (const who of crowd) expect(await fromBot(who)).toHaveLength(1);
  });
});

describe('what Telegram refuses for good', () => {
  it('goes to the dead letters without its text, and is sent after all by a replay', async () => {
    await world.start();
    const letters = await StreamObserver.open(world.bus.connection, DEAD_LETTERS_STREAM);
    const [ana] = await followers(1);
    const refuse = world.sandbox.faults.add({ kind: 'forbidden', chatId: GROUP, method: 'sendMessage' });
    await ana!.send('/ayuda@yabot_sandbox_bot', { chat: GROUP });
    const [letter] = await until('a dead letter', () => letters.messages.length > 0 && letters.messages);
    expect(letter?.data).toMatchObject({
      service: 'gateway',
      code: 'telegram-403',
      reason: 'Forbidden: bot was blocked by the user',
      message: { envelope: { type: ResendMessage.type } },
    });
    expect(JSON.stringify(letter)).not.toContain('en privado');
    world.sandbox.faults.remove(refuse);
    const { raw } = (letter!.data as { message: { raw: string } }).message;
    const replayed = JSON.parse(raw) as { id: string };
    await world.bus.send(ResendMessage, replayed, 'replay:1');
    await world.bus.send(ResendMessage, replayed, 'replay:2');
    await ana!.waitForMessage(/en privado/, { chat: GROUP, afterSeq: 0 });
    const answers = (await ana!.messages(GROUP)).filter(({ from }) => from.kind === 'bot');
    expect(answers).toHaveLength(1);
    letters.close();
  });
});

describe('while NATS is away', () => {
  it('takes updates and answers them, and publishes what happened afterwards', async () => {
    const gateway = await world.start();
    const [ana] = await followers(1);
    await world.servers.nats.kill();
    await until('NATS is away', () => gateway.health().dependencies.nats?.status === 'failed');
    await ana!.send('sin nats', { chat: GROUP });
    await ana!.send('/ayuda');
    await ana!.waitForMessage(/Cómo funciona/);
    await world.servers.nats.restart();
    await world.bus.observer.wait(CommentAdded, 1);
  });
});

describe('several gateways on one database', () => {
  it('share the work: each update is answered once, each thing earned told once', async () => {
    const [one, two] = [await world.start(), await world.start()];
    const crowd = await followers(20);
    await Promise.all(crowd.map((who) => who.send('/ayuda')));
    await Promise.all(crowd.map((who) => who.waitForMessage(/Cómo funciona/)));
    const ids: string[] = [];
    for (const who of crowd) ids.push(await known(who));
    await world.bus.publishAll(
      ids.map((userId) => ({
        definition: BesitosAwarded,
        data: BesitosAwarded.example({ userId, amount: 5, balance: 5 }),
      })),
    );
    await Promise.all(crowd.map((who) => who.waitForMessage(/\+5 besitos/, { afterSeq: 0 })));
    await Promise.all([one.settled(), two.settled()]);
    for (const who of crowd) expect(await fromBot(who)).toHaveLength(2);
  });

  it('go on without one another', async () => {
    const [one, two] = [await world.start(), await world.start()];
    const crowd = await followers(10);
    await Promise.all(crowd.map((who) => who.send('/ayuda')));
    await one.stop();
    await Promise.all(crowd.map((who) => who.waitForMessage(/Cómo funciona/, { timeoutMs: 20_000 })));
    await crowd[0]!.send('/menu');
    await crowd[0]!.waitForMessage(/¿Qué quieres ver/, { timeoutMs: 20_000 });
    for (const who of crowd.slice(1)) expect(await fromBot(who)).toHaveLength(1);
    await two.stop();
  });
});
