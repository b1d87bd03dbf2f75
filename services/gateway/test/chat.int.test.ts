import { CommandUsed } from '@yabot/contracts';
import { until } from '@yabot/service-kit/testing';
import type { Follower } from '@yabot/telegram-sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTexts } from '../src/conversation/texts/words.ts';
import { menuRows } from '../src/features/menu.ts';
import { Chat } from './chat.ts';
import { play } from './services.ts';
import { GROUP, type World } from './world.ts';

/** How many buttons the menu has. */
const MENU = menuRows(loadTexts().es).flat().length;

let world: World;
let chat: Chat;

beforeAll(async () => {
  chat = await Chat.start();
  world = chat.world;
});
afterAll(() => world?.stop());

const started = (firstName: string, languageCode?: string) => chat.started(firstName, languageCode);
const openedBy = (who: Follower) => chat.openedBy(who);

/** Waits until the other services were told of as many commands of somebody. */
const commandsOf = (who: Follower, count: number) =>
  until(`${count} commands used`, () => {
    const used = world.bus.observer.of(CommandUsed).filter(({ data }) => data.userId === chat.idOf(who));
    return used.length >= count && used.map(({ data }) => data.command);
  });

describe('/start', () => {
  it('greets by name, tells how it works and what is there already', async () => {
    const ana = await started('Ana');
    const [, greeting] = await ana.messages();
    expect(greeting?.text).toMatch(/¡Hola, Ana! 💋/);
    expect(greeting?.text).toMatch(/Tienes 120 besitos/);
    expect(openedBy(ana)).toHaveLength(1);
  });

  it('greets in English who has Telegram in English', async () => {
    const bob = await started('Bob', 'en');
    expect((await bob.messages())[1]?.text).toMatch(/You have 120 besitos/);
  });

  it('opens the chat once, however often it is sent', async () => {
    const carla = await started('Carla');
    await carla.send('/start ref_123');
    await carla.waitForMessage(/Hola, Carla/);
    await commandsOf(carla, 2);
    expect(openedBy(carla)).toHaveLength(1);
  });

  it.each([
    ['is as long as a message can be', 'x'.repeat(4_000)],
    ['is markup and code', `<b>x</b> { $name } '; drop table accounts; --`],
    ['turns the text around and ends strings', '\u202E\u0000\uD800 ref'],
    ['is a name every object knows', '__proto__'],
    ['is a path and another command', '../../etc/passwd /menu'],
  ])('ignores a payload that %s', async (_, payload) => {
    const eva = await world.sandbox.client.follower({ firstName: 'Eva' });
    await eva.send(`/start ${payload}`);
    const greeting = await eva.waitForMessage(/¡Hola, Eva! 💋/);
    expect(greeting.text).not.toContain(payload);
    expect(greeting.text.length).toBeLessThan(500);
    await eva.send('/menu');
    await eva.waitForMessage(/¿Qué quieres ver, Eva/);
    chat.meet(eva);
    expect(await commandsOf(eva, 2)).toEqual(['start', 'menu']);
    expect(openedBy(eva)).toHaveLength(1);
  });

  it('shows a hostile name as it is, and lets it be no markup', async () => {
    const name = '<b>x</b> &amp; \u202Eabc';
    const mallory = await world.sandbox.client.follower({ firstName: name });
    await mallory.send('/start');
    // Invisible marks keep a name from being a link or a mention.
    const shown = (text: string) => text.replaceAll('\u2060', '');
    const greeting = await mallory.waitForMessage(({ text }) => shown(text).includes(name));
    expect(greeting.entities.filter(({ type }) => type === 'bold')).toHaveLength(3);
  });
});

describe('the menu', () => {
  it('is edited in place, there and back', async () => {
    const dora = await started('Dora');
    const before = (await dora.messages()).length;
    expect(await dora.tap('Besitos')).toMatchObject({ alert: false });
    const shown = await dora.waitForMessage(/Tus movimientos/);
    expect(shown.text).toContain('premio de misión');
    await dora.tap('Menú');
    const menu = await dora.waitForMessage(/¿Qué quieres ver, Dora\?/);
    expect(menu.id).toBe(shown.id);
    expect(await dora.messages()).toHaveLength(before);
  });

  it('has every entry lead to its screen, told to the other services by name', async () => {
    const eva = await started('Eva');
    const entries: [string, RegExp][] = [
      ['Perfil', /Nivel 1: De visita/],
      ['Misiones', /Diez reacciones/],
      ['Logros', /Primer beso/],
      ['Ajustes', /Zona horaria: Madrid/],
      ['Ayuda', /Cómo funciona/],
    ];
    for (const [entry, screen] of entries) {
      await eva.tap(entry);
      await eva.waitForMessage(screen);
      await eva.tap('Menú');
      await eva.waitForMessage(/¿Qué quieres ver/);
    }
    expect(new Set(await commandsOf(eva, 1 + 2 * entries.length))).toEqual(
      new Set(['start', 'menu', 'perfil', 'misiones', 'logros', 'ajustes', 'ayuda']),
    );
  });

  it('says the same in a new message when the old one is gone', async () => {
    const fina = await started('Fina');
    const old = (await fina.messages())[1]!;
    const { invoke } = world.sandbox.client;
    const place = { personId: fina.id, chatId: fina.id, messageId: old.id };
    await invoke('tap', { ...place, row: 0, column: 0 });
    await invoke('delete', place);
    const shown = await fina.waitForMessage(/Nivel 1/);
    expect(shown.id).not.toBe(old.id);
  });
});

describe('a command', () => {
  it('is understood by its Spanish and English names, with accents and capitals', async () => {
    const gina = await started('Gina');
    for (const name of ['/perfil', '/PROFILE', '/Menú', '/points', '/misiones']) {
      await gina.send(name);
      await gina.waitForMessage(({ text }) => text.length > 0);
    }
  });

  it('that is not known, or no command at all, gets a hint and the menu', async () => {
    const hugo = await started('Hugo');
    await hugo.send('/inventado');
    expect((await hugo.waitForMessage(/No conozco ese comando/)).buttons.flat()).toHaveLength(MENU);
    await hugo.send('¿hay alguien?');
    expect((await hugo.waitForMessage(/solo entiendo botones/)).buttons.flat()).toHaveLength(MENU);
  });

  it('in a group is answered briefly when it is for this bot, and else not at all', async () => {
    const ines = await started('Inés');
    await ines.send('/perfil@another_bot', { chat: GROUP });
    await ines.send('/inventado', { chat: GROUP });
    const asked = await ines.send('/perfil@yabot_sandbox_bot', { chat: GROUP });
    const answer = await ines.waitForMessage(/en privado, Inés/, { chat: GROUP });
    expect(answer.replyTo?.id).toBe(asked.id);
    expect(answer.buttons.flat()[0]?.value).toBe('https://t.me/yabot_sandbox_bot?start=menu');
    const answers = (await ines.messages(GROUP)).filter(({ from }) => from.kind === 'bot');
    expect(answers).toHaveLength(1);
  });

  it('in a group that names no bot is answered when this one knows it', async () => {
    const irma = await started('Irma');
    await irma.send('/besitos', { chat: GROUP });
    await irma.waitForMessage(/en privado, Irma/, { chat: GROUP });
  });

  it('is listed by Telegram in the language of each', async () => {
    const juan = await world.sandbox.client.follower({ firstName: 'Juan' });
    const kate = await world.sandbox.client.follower({ firstName: 'Kate', languageCode: 'en' });
    const listed = async (who: Follower) => JSON.stringify(await who.commands());
    expect(await listed(juan)).toContain('misiones');
    expect(await listed(kate)).toContain('achievements');
  });
});

describe('the settings', () => {
  it('change the language at once, and for whoever tapped only', async () => {
    const lola = await started('Lola');
    await lola.send('/ajustes');
    const screen = await lola.waitForMessage(/Idioma: Español/);
    expect(await lola.tap('English')).toMatchObject({ text: 'Saved' });
    await lola.waitForMessage(/Language: English/);
    await lola.send('/menu');
    await lola.waitForMessage(/What would you like to see/);
    expect(screen.buttons.flat()).toHaveLength(7);
  });

  it('change the time zone from a short list', async () => {
    const mia = await started('Mía');
    await mia.send('/ajustes');
    await mia.tap('Zona horaria');
    await mia.tap('Ciudad de México');
    await mia.waitForMessage(/Zona horaria: Ciudad de México/);
  });

  it('are noted while the service is down, saved when it is back, and that is told', async () => {
    const nico = await started('Nico');
    await nico.send('/ajustes');
    await nico.waitForMessage(/Idioma: Español/);
    await chat.played.user.stop();
    expect(await nico.tap('English')).toEqual({ text: expect.stringMatching(/^Anotado/), alert: true });
    chat.played.user = await play(world, 'user');
    expect((await nico.waitForMessage(/Done: what was noted/)).text).toContain('Language: English');
    await nico.send('/menu');
    await nico.waitForMessage(/What would you like/);
  });
});

describe('a button', () => {
  it('of another version, or made up, is answered politely', async () => {
    const olga = await started('Olga');
    const [, message] = await olga.messages();
    for (const data of ['x', 's:tienda', 's:toString', 'c:ajustes:language:en:zz', '\u0000'])
      expect((await olga.forgeTap(message!, data)).text).toMatch(/otro momento/);
    const forged = 'c:ajustes:language:en:zzz:AAAAAAAAAAAA';
    expect((await olga.forgeTap(message!, forged)).text).toMatch(/no es tuyo/);
  });

  it('that was made for somebody else changes nothing', async () => {
    const [paco, rita] = [await started('Paco'), await started('Rita')];
    await paco.send('/ajustes');
    await paco.waitForMessage(/Idioma/);
    const calls = world.sandbox.world.chats.get(paco.id)!;
    const data = [...calls.messages.values()]
      .flatMap(({ keyboard = [] }) => keyboard.flat())
      .flatMap(({ callback_data = '' }) => (callback_data.includes('language:en') ? [callback_data] : []))[0];
    const [, message] = await rita.messages();
    expect(await rita.forgeTap(message!, data!)).toMatchObject({
      text: expect.stringContaining('no es tuyo'),
    });
    await rita.send('/menu');
    await rita.waitForMessage(/¿Qué quieres ver/);
  });
});
