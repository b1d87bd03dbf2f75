import { BotBlocked, UserBanned } from '@yabot/contracts';
import { until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chat } from './chat.ts';
import { play } from './services.ts';

let chat: Chat;

beforeAll(async () => {
  chat = await Chat.start();
});
afterAll(() => chat?.world.stop());

describe('while a service is down', () => {
  it('only its own entries suffer, and show what was known with its age', async () => {
    const sara = await chat.started('Sara');
    await sara.send('/misiones');
    await sara.waitForMessage(/Diez reacciones/);
    await chat.played.missions.stop();
    await sara.send('/misiones');
    const kept = await sara.waitForMessage(/Datos de hace/);
    expect(kept.text).toContain('Diez reacciones');
    const tito = await chat.started('Tito');
    await tito.send('/misiones');
    await tito.waitForMessage(/Las misiones no responden ahora mismo/);
    await tito.send('/besitos');
    await tito.waitForMessage(/Tienes 120 besitos/);
    chat.played.missions = await play(chat.world, 'missions');
  });
});

describe('somebody who may not take part', () => {
  it('is told so, politely, whatever they do', async () => {
    const uma = await chat.started('Uma');
    const userId = chat.idOf(uma);
    await chat.world.bus.publish(
      UserBanned,
      UserBanned.example({ userId, until: '2099-12-01T00:00:00.000Z' }),
    );
    await chat.gateway.settled();
    await uma.send('/besitos');
    await uma.waitForMessage(/en pausa hasta el 1 de diciembre de 2099/);
    expect(await uma.tap('Perfil')).toMatchObject({ text: expect.stringContaining('en pausa'), alert: true });
  });
});

describe('blocking the bot', () => {
  it('is told to the other services, and so is coming back', async () => {
    const vera = await chat.started('Vera');
    await vera.block();
    await until('blocked', () =>
      chat.world.bus.observer.of(BotBlocked).some(({ data }) => data.userId === chat.idOf(vera)),
    );
    await vera.unblock();
    await until('opened again', () => chat.openedBy(vera).length === 2);
  });
});

describe('A button that orders something', () => {
  it('has it done by the service that owns it, and shows what came of it', async () => {
    const dora = await chat.started('Dora');
    await dora.send('/regalo');
    await dora.waitForMessage(/te está esperando/);
    await dora.tap('🎁 Abrir');
    const opened = await dora.waitForMessage(/¡Un besito en la mejilla!/);
    expect(opened.text).toMatch(/\+15 besitos/);
    expect(opened.buttons.flat().map(({ text }) => text)).not.toContain('🎁 Abrir');
  });

  it('says that it is not known yet whether it was done while the service is away, and that a second tap is safe', async () => {
    const elsa = await chat.started('Elsa');
    await elsa.send('/regalo');
    await elsa.waitForMessage(/te está esperando/);
    await chat.played.missions.stop();
    try {
      expect(await elsa.tap('🎁 Abrir')).toMatchObject({ alert: true, text: /nunca se hace dos veces/ });
    } finally {
      chat.played.missions = await play(chat.world, 'missions');
    }
  });
});
