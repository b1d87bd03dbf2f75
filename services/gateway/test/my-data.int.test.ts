import {
  Balance,
  ErasePerson,
  PERSON_EXPORTS,
  PersonErased,
  type PersonExport,
  type ServiceName,
  toParts,
  UserBanned,
} from '@yabot/contracts';
import { accept, command, defineService, query } from '@yabot/service-kit';
import { type TestService, until } from '@yabot/service-kit/testing';
import type { Follower } from '@yabot/telegram-sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { introduced } from './services.ts';
import { startWorld, type World } from './world.ts';

const OTHERS = ['user', 'wallet', 'missions', 'achievements'] as const;
const exportOf = (owner: ServiceName) => PERSON_EXPORTS.find((each) => each.owner === owner) as PersonExport;
const SQL = { sql: { tables: [], migrations: [] } };

let world: World;
let away: TestService;

/** A service that keeps one row of everybody, on a page of its own, and nothing on the last. */
const playing = (name: (typeof OTHERS)[number]) =>
  defineService({
    name,
    summary: 'plays a service',
    owns: name === 'user' ? SQL : {},
    answers: [
      query(exportOf(name), {
        answer: async ({ userId, cursor }) =>
          cursor
            ? { parts: toParts({ kept: [{ page: 2 }] }), next: null }
            : { parts: toParts({ kept: [{ name, userId }] }), next: 'more' },
      }),
      ...(name === 'wallet' ? [query(Balance, { answer: async () => Balance.sampleResult })] : []),
    ],
    ...(name === 'user'
      ? {
          accepts: [
            introduced.handler,
            command(ErasePerson, {
              decide: ({ data: { userId } }) => accept({}, { emit: [PersonErased.of({ userId })] }),
            }),
          ],
          emits: [PersonErased],
        }
      : {}),
  });
const start = (name: (typeof OTHERS)[number]) =>
  world.bus.start(playing(name), { YABOT_HOME: `${world.home}/played` });

beforeAll(async () => {
  world = await startWorld();
  await world.start({ SEND_LIMITS: 'off' });
  for (const name of OTHERS) away = await start(name);
});
afterAll(() => world?.stop());

async function started(firstName: string): Promise<Follower> {
  const somebody = await world.sandbox.client.follower({ firstName });
  await somebody.send('/start');
  await somebody.waitForMessage(/Hola/);
  return somebody;
}
const fileOf = async (who: Follower) => {
  const { document } = await who.waitForMessage(/Todo lo que guardamos de ti/);
  const saved = await fetch(new URL(document!.url, world.sandbox.apiRoot));
  return { document, data: (await saved.json()) as { person: string; services: Record<string, object> } };
};

describe('the data of somebody', () => {
  it('come as a file, from every service and every page', async () => {
    const ana = await started('Ana');
    await ana.send('/misdatos');
    await ana.waitForMessage(/Mis datos/);
    expect((await ana.tap('📦 Recibir mis datos')).text).toContain('te mando el archivo');
    const { document, data } = await fileOf(ana);
    expect(document?.name).toMatch(/^yabot-\d{4}-\d{2}-\d{2}\.json$/);
    for (const name of OTHERS)
      expect(data.services[name]).toEqual({ kept: [{ name, userId: data.person }, { page: 2 }] });
    expect(data.services.gateway).toMatchObject({ recipient: [{ telegramId: ana.id }] });
  });

  it('wait for a service that is away, and keep no other answer waiting', async () => {
    await away.stop();
    const eva = await started('Eva');
    await eva.send('/mydata');
    await eva.waitForMessage(/Mis datos/);
    await eva.tap('📦 Recibir mis datos');
    expect((await eva.tap('📦 Recibir mis datos')).text).toContain('Ya va en camino');
    await eva.send('/menu');
    await eva.waitForMessage(/Qué quieres ver/);
    away = await start('achievements');
    expect((await fileOf(eva)).data.services).toHaveProperty('achievements');
  });
});

describe('somebody who may not take part', () => {
  it('has their data all the same, and nothing else', async () => {
    const ona = await started('Ona');
    const { userId } = await until('Ona is introduced', () => introduced.of(ona.person.id)[0]);
    await world.bus.publish(UserBanned, UserBanned.example({ userId, until: null }));
    await ona.waitForMessage(/en pausa/);
    await ona.send('/perfil');
    await until(
      'it is told again',
      async () => (await ona.messages()).filter(({ text }) => /en pausa/.test(text)).length === 2,
    );
    await ona.tap('📦 Mis datos');
    await ona.waitForMessage(/Lo que guardamos de ti es tuyo/);
    expect(await ona.tap('🗑 Borrarme')).toMatchObject({
      text: expect.stringContaining('en pausa'),
      alert: true,
    });
    expect((await ona.tap('📦 Recibir mis datos')).text).toContain('te mando el archivo');
    expect((await fileOf(ona)).data.person).toBe(userId);
    await ona.send('/misdatos');
    await until(
      'the screen is there',
      async () => (await ona.messages()).filter(({ text }) => /es tuyo/.test(text)).length === 2,
    );
  });
});

describe('somebody who wants to be erased', () => {
  it('is asked twice, told what goes, and forgotten', async () => {
    const luz = await started('Luz');
    await luz.send('/misdatos');
    await luz.waitForMessage(/Mis datos/);
    await luz.tap('🗑 Borrarme');
    await luz.waitForMessage(/Se pierde para siempre.*120 besitos/s);
    await luz.tap('Quiero borrarme');
    await luz.waitForMessage(/Último paso/);
    expect(world.bus.observer.of(PersonErased)).toHaveLength(0);
    await luz.tap('🗑 Sí, borrarlo todo');
    await luz.waitForMessage(/te hemos olvidado/);
    await until('it was told once', () => world.bus.observer.of(PersonErased).length === 1);
  });
});
