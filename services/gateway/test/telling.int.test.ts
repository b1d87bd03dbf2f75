import {
  AccessGranted,
  AccessRevoked,
  AchievementUnlocked,
  BanLifted,
  BesitosAwarded,
  BesitosSpent,
  BoostEnded,
  BoostStarted,
  type EventDefinition,
  HoldCaptured,
  HoldPlaced,
  HoldReleased,
  LevelReached,
  MissionClaimed,
  MissionClaimLapsed,
  MissionCompleted,
  MovementReversed,
  NamesOf,
  PaymentRefunded,
  PreferencesChanged,
  PurchaseRefused,
  SeasonEnded,
  StreakBroken,
  StreakFrozen,
  StreakRepaired,
  StreakRepairFailed,
  SubscriptionCancelled,
  SubscriptionExpired,
  SubscriptionRenewed,
  SubscriptionStarted,
  UserBanned,
} from '@yabot/contracts';
import { defineService, query } from '@yabot/service-kit';
import type { TestService } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBot, known, open } from './followers.ts';
import { introduced } from './services.ts';
import { GROUP, startWorld, type World } from './world.ts';

let world: World;
let gateway: TestService;
/** What the user service that is played knows of people. */
const names = new Map<string, string>();

beforeAll(async () => {
  world = await startWorld();
  gateway = await world.start({ CONTENT_DIR: `${import.meta.dirname}/../../../content` });
  const answer = async ({ userIds }: { userIds: string[] }) => ({
    names: userIds.map((userId) => ({ userId, firstName: names.get(userId) ?? '?' })),
  });
  const user = defineService({
    name: 'user',
    summary: 'plays a service',
    owns: { sql: { tables: [], migrations: [] } },
    answers: [query(NamesOf, { answer })],
    accepts: [introduced.handler],
  });
  await world.bus.start(user, { YABOT_HOME: `${world.home}/played` });
});
afterAll(() => world?.stop());

const mission = { missionId: 'every-night', title: { es: 'Cada noche', en: 'Every night' } };
const UNTIL = '2026-12-01T00:00:00.000Z';
const CAUSE = 'bid:auction-7:somebody';

/** An event about somebody. */
const about =
  <Data extends { userId: string | null }>(
    event: EventDefinition<Data>,
    patch: Partial<Omit<Data, 'userId'>> = {},
  ) =>
  (userId: string) => ({ definition: event, data: event.example({ ...patch, userId } as Partial<Data>) });

const publish = (all: readonly { definition: unknown; data: unknown }[]) =>
  world.bus.publishAll(all as Parameters<World['bus']['publishAll']>[0]);

/** What somebody is told of events about them, by the pattern it is waited for. */
async function told(
  wanted: RegExp,
  ...events: ((userId: string) => { definition: unknown; data: unknown })[]
) {
  const { who, userId } = await open(world, 'Ana');
  await publish(events.map((event) => event(userId)));
  return who.waitForMessage(wanted);
}

describe('besitos that go', () => {
  it('are told with what they were for and what is left', async () => {
    const spent = about(BesitosSpent, { amount: 1, balance: 1, reason: 'store', cause: 'order:7' });
    expect((await told(/💸/, spent)).text).toBe('💸 −1 besito (en la tienda). Te queda uno.');
  });

  it('are told in one message with what was bought, though that comes later', async () => {
    const { who, userId } = await open(world, 'Bea');
    await publish([about(BesitosSpent, { amount: 30, balance: 70, reason: 'streak-repair' })(userId)]);
    await publish([about(StreakRepaired, { ...mission, days: 12 })(userId)]);
    const { text } = await who.waitForMessage(/−30 besitos/);
    expect(text).toBe(
      '💸 −30 besitos (racha recuperada). Te quedan 70.\n🩹 Tu racha de «Cada noche» sigue: 12 días.',
    );
  });

  it('are told when they are set aside, with what can still be spent', async () => {
    const held = about(HoldPlaced, { amount: 30, balance: 90, reason: 'auction', hold: CAUSE, until: UNTIL });
    expect((await told(/🔒/, held)).text).toBe(
      '🔒 30 besitos quedan apartados (subasta) hasta el 1 de diciembre de 2026 a las 1:00. Para gastar te quedan 90.',
    );
  });

  it('are told when they come back, because somebody said so or because time was up', async () => {
    const back = { amount: 30, balance: 120, reason: 'auction', hold: CAUSE };
    const released = await told(/🔓/, about(HoldReleased, { ...back, expired: false }));
    expect(released.text).toBe('🔓 Vuelven a ti los 30 besitos que tenías apartados (subasta). Tienes 120.');
    const expired = await told(/🔓/, about(HoldReleased, { ...back, amount: 1, expired: true }));
    expect(expired.text).toBe('🔓 Se acabó el plazo y vuelve a ti el besito apartado (subasta). Tienes 120.');
  });

  it('are told once when what was set aside is taken: as spent, and what comes back of it', async () => {
    const taken = { balance: 100, reason: 'auction' };
    const { text } = await told(
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
    const { who, userId } = await open(world, 'Carla');
    const prefer = PreferencesChanged.example({ userId, language: 'es', notices: false });
    await publish([{ definition: PreferencesChanged, data: prefer }]);
    await publish([
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
    expect((await told(/Había/, taken(20, 0, 30))).text).toContain(
      'Lo que ya habías gastado no lo debes. Te',
    );
  });

  it('is good news when something comes back', async () => {
    const back = { direction: 'given-back', reason: 'store', amount: 1, balance: 9 } as const;
    expect((await told(/devolvemos/, about(MovementReversed, back))).text).toBe(
      '↩️ Te devolvemos un besito (en la tienda). Ahora tienes 9.',
    );
  });
});

describe('a boost', () => {
  const boost = { factor: 2, reasons: ['reaction', 'gift'], until: UNTIL };

  it('is told to who has it, with its end and for what it counts', async () => {
    expect((await told(/⚡/, about(BoostStarted, boost))).text).toBe(
      '⚡ ¡Besitos ×2! Hasta el 1 de diciembre de 2026 a las 1:00 te da el doble: por reaccionar y regalo del día.',
    );
    expect((await told(/⚡/, about(BoostEnded, { ...boost, factor: 3 }))).text).toMatch(/tu ×3/);
  });

  it('for everybody is told in the groups', async () => {
    const follower = await world.sandbox.client.follower({ firstName: 'Quien Mira' });
    const everybody = { ...boost, userId: null, cause: 'party' };
    await world.bus.publish(BoostStarted, BoostStarted.example(everybody));
    await world.bus.publish(BoostEnded, BoostEnded.example(everybody));
    const seen = (wanted: RegExp) =>
      follower.waitFor(({ text }) => wanted.test(text), String(wanted), { chat: GROUP, afterSeq: 0 });
    await seen(/¡Besitos ×2 para toda la casa!/);
    await seen(/Se acabó el ×2 de la casa/);
  });
});

describe('what waits for a claim', () => {
  it('is told with the mission, its last day and the way there', async () => {
    const claim = { reward: { besitos: 50 }, until: '2026-11-30' };
    const { text, buttons } = await told(
      /completada/,
      about(MissionCompleted, { ...mission, reward: { besitos: 0 }, claim }),
    );
    expect(text).toMatch(/recógelo antes de que acabe el 30 de noviembre/);
    expect(buttons.flat().map((button) => button.text)).toEqual(['🎯 Misiones']);
  });

  it('is told in one message with its besitos once it is taken', async () => {
    const { who, userId } = await open(world, 'Dora');
    await publish([about(MissionClaimed, mission)(userId)]);
    await publish([about(BesitosAwarded, { amount: 50, balance: 50, reason: 'mission' })(userId)]);
    expect((await who.waitForMessage(/recogido/)).text).toMatch(/^💋 \+50 besitos[\s\S]*«Cada noche»/);
  });

  it('is told when it lapsed', async () => {
    const missions = [{ ...mission, round: 1, reward: { besitos: 50 } }];
    expect((await told(/caducado/, about(MissionClaimLapsed, { missions }))).text).toContain('Cada noche');
  });
});

describe('streaks', () => {
  it('of a new day are told together: what was frozen, what broke, what lapsed', async () => {
    const { text, buttons } = await told(
      /❄️/,
      about(MissionClaimLapsed, {
        missions: [{ missionId: 'x', title: { es: 'Otra', en: 'Other' }, round: 1, reward: { besitos: 5 } }],
      }),
      about(StreakFrozen, { streaks: [{ ...mission, days: 12, used: 1, left: 0 }] }),
      about(StreakBroken, {
        streaks: [
          {
            missionId: 'gift',
            title: { es: 'Regalos', en: 'Gifts' },
            days: 1,
            repair: { besitos: 30, days: 1, until: '2026-11-24' },
          },
          { missionId: 'gone', title: { es: 'Perdida', en: 'Gone' }, days: 3 },
        ],
      }),
    );
    expect(text).toMatch(/«Otra» ha caducado/);
    expect(text).toContain('12 días. Gastó un día de descanso y ya no te queda ninguno.');
    expect(text).toContain('«Regalos»: un día. Hasta el 24 de noviembre la recuperas por 30 besitos.');
    expect(text).not.toContain('Perdida');
    expect(buttons.flat()).toHaveLength(1);
  });

  it('that could not be repaired are told with why', async () => {
    const failed = (code: string) => about(StreakRepairFailed, { ...mission, code });
    await told(/No te llegaban los besitos/, failed('insufficient-besitos'));
    await told(/Ahora no se ha podido cobrar/, failed('account-frozen'));
  });
});

describe('VIP', () => {
  it('that was given as a gift is told to both, by name', async () => {
    const [giver, receiver] = [await open(world, 'Eva'), await open(world, 'Fina', 'en')];
    names.set(giver.userId, '<Eva>').set(receiver.userId, 'Fina');
    const gift = { userId: receiver.userId, giftFrom: giver.userId, source: 'stars', until: UNTIL };
    await publish([{ definition: SubscriptionStarted, data: SubscriptionStarted.example(gift) }]);
    const { text } = await receiver.who.waitForMessage(/gives you VIP/);
    expect(text).toBe('👑 <Eva> gives you VIP! Until 1 December 2026.');
    await giver.who.waitForMessage(/🎁 Tu regalo ha llegado: Fina tiene VIP hasta el 1 de diciembre/);
    await publish([{ definition: SubscriptionRenewed, data: SubscriptionRenewed.example(gift) }]);
    await receiver.who.waitForMessage(/gives you more VIP/);
  });

  it('is told in one message with the besitos it cost', async () => {
    const { who, userId } = await open(world, 'Gala');
    const paid = { amount: 3_000, balance: 120, reason: 'subscription' };
    await publish([about(BesitosSpent, paid)(userId)]);
    await publish([about(SubscriptionStarted, { source: 'besitos', until: UNTIL })(userId)]);
    const { text, buttons } = await who.waitForMessage(/Ya eres VIP/);
    expect(text).toMatch(/^💸 −3000 besitos|^💸 −3.000 besitos/);
    expect(buttons.flat()).toMatchObject([{ text: '👑 VIP' }]);
  });

  it('is told when it is cancelled, comes back, or ends because it was refunded', async () => {
    await told(/no se renovará\. Lo conservas hasta el 1 de/, about(SubscriptionCancelled, { until: UNTIL }));
    await told(/está de vuelta/, about(SubscriptionStarted, { source: 'restored', until: UNTIL }));
    const { text } = await told(
      /Estrellas/,
      about(PaymentRefunded, { stars: 250 }),
      about(SubscriptionExpired, { reason: 'refunded' }),
    );
    expect(text).toMatch(/^⭐ Te hemos devuelto 250 Estrellas[\s\S]*\nLo que se pagó por tu VIP/);
  });

  it('that could not be bought is told with why', async () => {
    await told(/No te llegaban los besitos/, about(PurchaseRefused, { code: 'insufficient-besitos' }));
    await told(/vuelve a ti entero/, about(PurchaseRefused, { code: 'other-plan-running' }));
  });
});

describe('what somebody may do', () => {
  it('is told by the name of what is opened or closed', async () => {
    await told(/Tienes la llave de El balcón VIP hasta el 1 de/, about(AccessGranted, { until: UNTIL }));
    await told(/La puerta de El balcón VIP se ha cerrado/, about(AccessRevoked, { until: null }));
  });

  it('is told when it is paused, and when that is over', async () => {
    await told(/en pausa hasta el 1 de diciembre de 2026/, about(UserBanned, { until: UNTIL }));
    await told(/en pausa\. Si crees/, about(UserBanned, { until: null }));
    await told(/Tu pausa ha terminado/, about(BanLifted));
  });
});

describe('a season that is over', () => {
  it('is told to those at its top, each with their place, and to nobody else', async () => {
    const [first, eleventh] = [await open(world, 'Hilda'), await open(world, 'Inma')];
    const top = [{ rank: 1, userId: first.userId, points: 410 }];
    await world.bus.publish(SeasonEnded, SeasonEnded.example({ participants: 980, top }));
    const { text, buttons } = await first.who.waitForMessage(/Termina «Otoño en el balcón»/);
    expect(text).toMatch(/^🥇 .*puesto 1 de 980, con 410 XP/);
    expect(buttons.flat()).toMatchObject([{ text: '🏆 Ranking' }]);
    await gateway.settled();
    expect(await fromBot(eleventh.who)).toHaveLength(1);
  });

  it('is shown to everybody in the groups, with who was best by name, once', async () => {
    const { who, userId } = await open(world, 'Irene');
    names.set(userId, 'Irene');
    const title = { es: 'Primavera', en: 'Spring' };
    const top = [{ rank: 1, userId, points: 410 }];
    const ended = SeasonEnded.example({ seasonId: 'spring', title, participants: 980, top });
    const id = crypto.randomUUID();
    await world.bus.publish(SeasonEnded, ended, { id });
    const inGroup = { chat: GROUP, afterSeq: 0 };
    const shown = await who.waitForMessage(/¡Se acabó Primavera! Han participado 980/, inGroup);
    expect(shown.photo).toMatchObject({ width: 800 });
    await world.bus.publish(SeasonEnded, ended, { id });
    world.sandbox.faults.add({ kind: 'bad_request', method: 'sendPhoto', next: 1 });
    await world.bus.publish(SeasonEnded, {
      ...ended,
      seasonId: 'summer',
      title: { es: 'Verano', en: 'Summer' },
    });
    const said = await who.waitForMessage(/¡Se acabó Verano!/, inGroup);
    expect(said.text).toContain('🥇 Irene · 410 XP');
    const all = (await who.messages(GROUP)).filter(({ text }) => /Se acabó Primavera/.test(text));
    expect(all).toHaveLength(1);
  });
});

describe('what came of what was long ago', () => {
  it('waits for the next thing that is told, and is one line of it', async () => {
    const { who, userId } = await open(world, 'Julia');
    const quiet = { quiet: true, reward: { besitos: 50 } };
    await publish([
      about(AchievementUnlocked, { ...quiet, achievementId: 'one' })(userId),
      about(AchievementUnlocked, { ...quiet, achievementId: 'two' })(userId),
      about(LevelReached, { ...quiet, level: 2 })(userId),
      about(BesitosAwarded, { amount: 100, balance: 100, reason: 'achievement', quiet: true })(userId),
    ]);
    await gateway.settled();
    expect(await fromBot(who)).toHaveLength(1);
    await publish([about(BesitosAwarded, { amount: 5, balance: 105, reason: 'reaction' })(userId)]);
    expect((await who.waitForMessage(/\+5/)).text).toBe(
      '💋 +5 besitos (tienes 105)\n\n✨ Por lo que ya habías hecho antes: 2 logros nuevos, el nivel 2 y 100 besitos.',
    );
    await gateway.settled();
    expect(await fromBot(who)).toHaveLength(2);
  });
});

it('tells who never opened the chat when they do', async () => {
  const { who, userId } = await known(world, 'Lola');
  await publish([
    about(MovementReversed, { direction: 'given-back', amount: 5, balance: 5 })(userId),
    about(BoostStarted, { factor: 2 })(userId),
  ]);
  await gateway.settled();
  expect(await fromBot(who)).toEqual([]);
  await who.send('/start');
  expect((await who.waitForMessage(/Te devolvemos/)).text).toContain('Besitos ×2');
});
