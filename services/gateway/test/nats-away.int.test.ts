import { ChangePreferences, CommandUsed, PreferencesChanged, ReactionAdded } from '@yabot/contracts';
import { type TestService, until } from '@yabot/service-kit/testing';
import type { Follower } from '@yabot/telegram-sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { introduced, play } from './services.ts';
import { GROUP, startWorld, type World } from './world.ts';

let world: World;
let gateway: TestService;
let ana: Follower;
let luz: Follower;

beforeAll(async () => {
  world = await startWorld();
  gateway = await world.start({ SEND_LIMITS: 'off' });
  await Promise.all(
    (['wallet', 'missions', 'achievements', 'user'] as const).map((name) => play(world, name)),
  );
  ana = await world.sandbox.client.follower({ firstName: 'Ana' });
  await ana.send('/start');
  await ana.waitForMessage(/¡Hola, Ana!/);
  await ana.send('/misiones');
  await ana.waitForMessage(/Diez reacciones/);
});
afterAll(() => world?.stop());

const natsIs = (status: string) =>
  until(`NATS is ${status}`, () => gateway.health().dependencies.nats?.status === status);

const countOf = async (who: Follower, wanted: RegExp) =>
  (await who.messages()).filter(({ text }) => wanted.test(text)).length;

describe('while NATS is away', () => {
  beforeAll(async () => {
    await world.servers.nats.kill();
    await natsIs('failed');
  });

  it('who is known is told what was known last, with its age', async () => {
    await ana.send('/misiones');
    expect((await ana.waitForMessage(/Datos de hace/)).text).toContain('Diez reacciones');
  });

  it('who comes for the first time is greeted, and every command and button is answered', async () => {
    luz = await world.sandbox.client.follower({ firstName: 'Luz' });
    await luz.send('/start');
    await luz.waitForMessage(/¡Hola, Luz!/);
    for (const [command, answer] of [
      ['/besitos', /Están a salvo/],
      ['/misiones', /Lo que hagas cuenta igual/],
      ['/logros', /Los tuyos siguen siendo tuyos/],
      ['/perfil', /No has perdido nada/],
      ['/ajustes', /Zona horaria: Madrid/],
      ['/ayuda', /Cómo funciona/],
      ['/inventado', /No conozco ese comando/],
    ] as const) {
      await luz.send(command);
      await luz.waitForMessage(answer);
    }
    expect(await luz.tap('Besitos')).toMatchObject({ alert: false });
    const [post] = await luz.messages(GROUP);
    await luz.react(post!, '❤');
  });

  it('a change of the settings is noted, and nothing else is promised', async () => {
    await ana.send('/ajustes');
    await ana.waitForMessage(/Idioma: Español/);
    expect(await ana.tap('English')).toEqual({ text: expect.stringMatching(/^Anotado/), alert: true });
    expect(await ana.tap('Zona horaria')).toMatchObject({ alert: false });
    await ana.waitForMessage(/Qué hora usamos/);
    expect(await ana.tap('Ciudad de México')).toMatchObject({ text: expect.stringMatching(/^Anotado/) });
    // Once more the same: it is one wish.
    expect(await ana.tap('Ciudad de México')).toMatchObject({ text: expect.stringMatching(/^Anotado/) });
    expect(await countOf(ana, /Done: what was noted/)).toBe(0);
  });
});

describe('when NATS is back', () => {
  beforeAll(async () => {
    await world.servers.nats.restart();
    await natsIs('healthy');
    await until('all is published', () => gateway.health().queues['sql.outbox'] === 0);
  });

  it('what was noted is done once, and told once', async () => {
    await ana.waitForMessage(/Done: what was noted/, { afterSeq: 0 });
    const { observer } = world.bus;
    const changed = await observer.wait(PreferencesChanged, 2);
    expect(changed.at(-1)!.data).toMatchObject({ language: 'en', timeZone: 'America/Mexico_City' });
    await gateway.settled();
    expect(observer.of(PreferencesChanged)).toHaveLength(2);
    expect(observer.of(ChangePreferences)).toHaveLength(3);
    expect(await countOf(ana, /Done: what was noted/)).toBe(1);
    await ana.send('/settings');
    await ana.waitForMessage(/Language: English\n.*\nTime zone: Ciudad de México|Language: English/);
  });

  it('nothing of what was taken is lost or doubled', async () => {
    const { observer } = world.bus;
    const reactions = await observer.wait(ReactionAdded, 1);
    expect(reactions).toHaveLength(1);
    const { userId } = reactions[0]!.data;
    const used = observer.of(CommandUsed).filter(({ data }) => data.userId === userId);
    expect(used.map(({ data }) => data.command)).toEqual([
      'start',
      'besitos',
      'misiones',
      'logros',
      'perfil',
      'ajustes',
      'ayuda',
      'besitos',
    ]);
    await until('Luz is introduced', () => introduced.of(luz.person.id).length > 0);
    expect(introduced.of(luz.person.id)).toMatchObject([{ userId, firstName: 'Luz' }]);
  });
});
