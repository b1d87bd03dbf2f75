import {
  BesitosAwarded,
  BesitosSpent,
  BoostEnded,
  BoostStarted,
  HoldCaptured,
  HoldPlaced,
  HoldReleased,
  MovementReversed,
  PreferencesChanged,
  StreakRepaired,
} from '@yabot/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBot, known, open } from './followers.ts';
import { about, MISSION, Telling, UNTIL } from './telling.ts';
import { GROUP } from './world.ts';

let telling: Telling;
beforeAll(async () => {
  telling = await Telling.start();
});
afterAll(() => telling?.world.stop());

const CAUSE = 'bid:auction-7:somebody';

describe('besitos that go', () => {
  it('are told with what they were for and what is left', async () => {
    const spent = about(BesitosSpent, { amount: 1, balance: 1, reason: 'store', cause: 'order:7' });
    expect((await telling.told(/💸/, spent)).text).toBe('💸 −1 besito (en la tienda). Te queda uno.');
  });

  it('are told in one message with what was bought, though that comes later', async () => {
    const { who, userId } = await open(telling.world, 'Bea');
    await telling.publish([
      about(BesitosSpent, { amount: 30, balance: 70, reason: 'streak-repair' })(userId),
    ]);
    await telling.publish([about(StreakRepaired, { ...MISSION, days: 12 })(userId)]);
    const { text } = await who.waitForMessage(/−30 besitos/);
    expect(text).toBe(
      '💸 −30 besitos (racha recuperada). Te quedan 70.\n🩹 Tu racha de «Cada noche» sigue: 12 días.',
    );
  });

  it('are told when they are set aside, with what can still be spent', async () => {
    const held = about(HoldPlaced, { amount: 30, balance: 90, reason: 'auction', hold: CAUSE, until: UNTIL });
    expect((await telling.told(/🔒/, held)).text).toBe(
      '🔒 30 besitos quedan apartados (subasta) hasta el 1 de diciembre de 2026 a las 1:00. Para gastar te quedan 90.',
    );
  });

  it('are told when they come back, because somebody said so or because time was up', async () => {
    const back = { amount: 30, balance: 120, reason: 'auction', hold: CAUSE };
    const released = await telling.told(/🔓/, about(HoldReleased, { ...back, expired: false }));
    expect(released.text).toBe('🔓 Vuelven a ti los 30 besitos que tenías apartados (subasta). Tienes 120.');
    const expired = await telling.told(/🔓/, about(HoldReleased, { ...back, amount: 1, expired: true }));
    expect(expired.text).toBe('🔓 Se acabó el plazo y vuelve a ti el besito apartado (subasta). Tienes 120.');
  });

  it('are told once when what was set aside is taken: as spent, and what comes back of it', async () => {
    const taken = { balance: 100, reason: 'auction' };
    const { text } = await telling.told(
      /💸/,
      about(HoldCaptured, { ...taken, hold: CAUSE, captured: 20, released: 10 }),
      about(BesitosSpent, { ...taken, cause: CAUSE, amount: 20 }),
    );
    expect(text).toBe(
      '🔓 De lo que tenías apartado (subasta) vuelven 10 besitos. Tienes 100.\n💸 −20 besitos (subasta). Te quedan 100.',
    );
  });
});

describe('a movement that is undone', () => {
  const taken = (amount: number, balance: number, missing = 0) =>
    about(MovementReversed, { direction: 'taken', reason: 'mission', amount, missing, balance });

  it('is told also to who wants no notices, and a whole campaign in one line', async () => {
    const { who, userId } = await open(telling.world, 'Carla');
    const prefer = PreferencesChanged.example({ userId, language: 'es', notices: false });
    await telling.publish([{ definition: PreferencesChanged, data: prefer }]);
    await telling.publish([
      about(BesitosAwarded)(userId),
      taken(50, 70)(userId),
      taken(50, 20)(userId),
      about(BoostStarted)(userId),
    ]);
    const { text } = await who.waitForMessage(/Había un error/);
    expect(text).toBe(
      '↩️ Había un error y lo hemos corregido: retiramos 100 besitos (premio de misión). Te quedan 20.',
    );
  });

  it('says that nothing is owed when less was there', async () => {
    expect((await telling.told(/Había/, taken(20, 0, 30))).text).toContain(
      'Lo que ya habías gastado no lo debes. Te',
    );
  });

  it('is good news when something comes back', async () => {
    const back = { direction: 'given-back', reason: 'store', amount: 1, balance: 9 } as const;
    expect((await telling.told(/devolvemos/, about(MovementReversed, back))).text).toBe(
      '↩️ Te devolvemos un besito (en la tienda). Ahora tienes 9.',
    );
  });
});

describe('a boost', () => {
  const boost = { factor: 2, reasons: ['reaction', 'gift'], until: UNTIL };

  it('is told to who has it, with its end and for what it counts', async () => {
    expect((await telling.told(/⚡/, about(BoostStarted, boost))).text).toBe(
      '⚡ ¡Besitos ×2! Hasta el 1 de diciembre de 2026 a las 1:00 ganas el doble (por reaccionar y regalo del día).',
    );
    expect((await telling.told(/⚡/, about(BoostEnded, { ...boost, factor: 3 }))).text).toMatch(/tu ×3/);
  });

  it('for everybody is told in the groups', async () => {
    const follower = await telling.world.sandbox.client.follower({ firstName: 'Quien Mira' });
    const everybody = { ...boost, userId: null, cause: 'party' };
    await telling.world.bus.publish(BoostStarted, BoostStarted.example(everybody));
    await telling.world.bus.publish(BoostEnded, BoostEnded.example(everybody));
    const seen = (wanted: RegExp) =>
      follower.waitFor(({ text }) => wanted.test(text), String(wanted), { chat: GROUP, afterSeq: 0 });
    await seen(/¡Besitos ×2 para toda la casa!/);
    await seen(/Se acabó el ×2 de la casa/);
  });
});

it('tells who never opened the chat when they do', async () => {
  const { who, userId } = await known(telling.world, 'Lola');
  await telling.publish([
    about(MovementReversed, { direction: 'given-back', amount: 5, balance: 5 })(userId),
    about(BoostStarted, { factor: 2 })(userId),
  ]);
  await telling.gateway.settled();
  expect(await fromBot(who)).toEqual([]);
  await who.send('/start');
  expect((await who.waitForMessage(/Te devolvemos/)).text).toContain('Besitos ×2');
});
