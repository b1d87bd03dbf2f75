import {
  AdmitPerson,
  ExportGatewayPerson,
  fromParts,
  PersonErased,
  personErased,
  Register,
} from '@yabot/contracts';
import { command, defineService, refuse } from '@yabot/service-kit';
import { type TestService, until } from '@yabot/service-kit/testing';
import type { Follower } from '@yabot/telegram-sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Introductions, playIntroductions } from './services.ts';
import { CONTENT, DIALECTS, postIn, startWorld, type World } from './world.ts';

describe.each(DIALECTS)('A person whom a gateway on %s knows', (dialect) => {
  let world: World;
  let gateway: TestService;
  let introductions: Introductions;
  beforeAll(async () => {
    world = await startWorld({}, dialect);
    introductions = await playIntroductions(world);
    gateway = await world.start({ CONTENT_DIR: CONTENT });
  });
  afterAll(() => world?.stop());

  const idsOf = ({ id }: Follower) => [...new Set(introductions.of(id).map(({ userId }) => userId))];
  const someone = async (firstName: string) => {
    const follower = await world.sandbox.client.follower({ firstName });
    await follower.send('/start');
    await follower.waitForMessage(/Hola/);
    await until('they are introduced', () => idsOf(follower).length > 0);
    return follower;
  };
  const exported = async (userId: string) => {
    const answer = await world.bus.client.ask(ExportGatewayPerson, { userId });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return fromParts(answer.result.parts);
  };
  const erase = async (userId: string) => {
    await world.bus.publish(PersonErased, { userId });
    await gateway.settled();
  };

  it('is told all that it keeps of them', async () => {
    const ana = await someone('Ana');
    await ana.tap('🍓', { message: await postIn(world.sandbox, 'Qué plan') });
    expect(await exported(idsOf(ana)[0]!)).toMatchObject({
      account: [{ telegramId: ana.id }],
      recipient: [{ telegramId: ana.id, language: 'es', reach: 'open' }],
      pressed: [{ emojis: ['🍓'] }],
    });
  });

  it('is forgotten and told so, and comes back as somebody new', async () => {
    const eva = await someone('Eva');
    const [before] = idsOf(eva);
    await erase(before!);
    await eva.waitForMessage(/te hemos olvidado/);
    await until('nothing is kept', async () => Object.values(await exported(before!)).flat().length === 0);
    await eva.send('/start');
    await until('they are introduced again', () => idsOf(eva).length === 2);
    expect((await exported(idsOf(eva)[1]!)).account).toMatchObject([{ telegramId: eva.id }]);
  });

  it('has an id before their first update when they are admitted, and keeps it', async () => {
    const telegramId = 777_000_111;
    const admit = (key: string) =>
      world.bus.client.ask(AdmitPerson, { telegramId, language: 'en' }, { key: `${dialect}:${key}` });
    const first = await admit('one');
    expect(first).toMatchObject({ ok: true, result: { isNew: true } });
    if (!first.ok) return;
    const { userId } = first.result;
    expect(await admit('two')).toEqual({ ok: true, result: { userId, isNew: false } });
    expect((await exported(userId)).recipient).toMatchObject([{ language: 'en', reach: 'silent' }]);
  });

  it('is in no outbox and on no stream by name or Telegram id', async () => {
    const luz = await someone('Luciérnaga');
    await gateway.settled();
    const told = JSON.stringify(world.bus.observer.messages);
    expect(told).toContain(idsOf(luz)[0]);
    for (const secret of ['Luciérnaga', String(luz.id)]) expect(told).not.toContain(secret);
  });
});

describe('A person who was erased while their last update was on its way', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world?.stop());

  it('is forgotten once more, so that the next update gives them another id', async () => {
    const refused: string[] = [];
    const register = command(Register, {
      decide: ({ data: { userId } }) => {
        refused.push(userId);
        return refuse(personErased);
      },
    });
    const owns = { sql: { tables: [], migrations: [] } };
    const user = defineService({ name: 'user', summary: 'plays a service', owns, accepts: [register] });
    await world.bus.start(user, { YABOT_HOME: `${world.home}/played` });
    const gateway = await world.start();
    const ana = await world.sandbox.client.follower({ firstName: 'Ana' });
    const react = async (emoji: string) => ana.react(await postIn(world.sandbox, 'Uno'), emoji);
    await react('❤');
    await until('they were refused', () => refused.length === 1);
    await gateway.settled();
    await until('they are forgotten', async () => {
      await react(refused.length % 2 ? '🔥' : '❤');
      return refused.length >= 2;
    });
    expect(new Set(refused).size).toBe(refused.length);
  });
});
