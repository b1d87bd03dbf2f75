import {
  AccessGranted,
  AccessRevoked,
  AchievementUnlocked,
  BanLifted,
  BesitosAwarded,
  BesitosSpent,
  LevelReached,
  MissionClaimed,
  MissionClaimLapsed,
  MissionCompleted,
  PaymentRefunded,
  PurchaseRefused,
  SeasonEnded,
  StreakBroken,
  StreakFrozen,
  StreakRepairFailed,
  SubscriptionCancelled,
  SubscriptionExpired,
  SubscriptionRenewed,
  SubscriptionStarted,
  UserBanned,
} from '@yabot/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBot, open } from './followers.ts';
import { about, MISSION, Telling, UNTIL } from './telling.ts';
import { GROUP } from './world.ts';

let telling: Telling;
beforeAll(async () => {
  telling = await Telling.start();
});
afterAll(() => telling?.world.stop());

describe('what waits for a claim', () => {
  it('is told with the MISSION, its last day and the way there', async () => {
    const claim = { reward: { besitos: 50 }, until: '2026-11-30' };
    const { text, buttons } = await telling.told(
      /completada/,
      about(MissionCompleted, { ...MISSION, reward: { besitos: 0 }, claim }),
    );
    expect(text).toMatch(/recógelo antes de que acabe el 30 de noviembre/);
    expect(buttons.flat().map((button) => button.text)).toEqual(['🎯 Misiones']);
  });

  it('is told in one message with its besitos once it is taken', async () => {
    const { who, userId } = await open(telling.world, 'Dora');
    await telling.publish([about(MissionClaimed, MISSION)(userId)]);
    await telling.publish([about(BesitosAwarded, { amount: 50, balance: 50, reason: 'mission' })(userId)]);
    expect((await who.waitForMessage(/recogido/)).text).toMatch(/^💋 \+50 besitos[\s\S]*«Cada noche»/);
  });

  it('is told when it lapsed', async () => {
    const missions = [{ ...MISSION, round: 1, reward: { besitos: 50 } }];
    expect((await telling.told(/caducado/, about(MissionClaimLapsed, { missions }))).text).toContain(
      'Cada noche',
    );
  });
});

describe('streaks', () => {
  it('of a new day are told together: what was frozen, what broke, what lapsed', async () => {
    const { text, buttons } = await telling.told(
      /❄️/,
      about(MissionClaimLapsed, {
        missions: [{ missionId: 'x', title: { es: 'Otra', en: 'Other' }, round: 1, reward: { besitos: 5 } }],
      }),
      about(StreakFrozen, { streaks: [{ ...MISSION, days: 12, used: 1, left: 0 }] }),
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
    const failed = (code: string) => about(StreakRepairFailed, { ...MISSION, code });
    await telling.told(/No te llegaban los besitos/, failed('insufficient-besitos'));
    await telling.told(/Ahora no se ha podido cobrar/, failed('account-frozen'));
  });
});

describe('VIP', () => {
  it('that was given as a gift is told to both, by name', async () => {
    const [giver, receiver] = [await open(telling.world, 'Eva'), await open(telling.world, 'Fina', 'en')];
    telling.names.set(giver.userId, '<Eva>').set(receiver.userId, 'Fina');
    const gift = { userId: receiver.userId, giftFrom: giver.userId, source: 'stars', until: UNTIL };
    await telling.publish([{ definition: SubscriptionStarted, data: SubscriptionStarted.example(gift) }]);
    const { text } = await receiver.who.waitForMessage(/gives you VIP/);
    expect(text).toBe('👑 <Eva> gives you VIP! Until 1 December 2026.');
    await giver.who.waitForMessage(/🎁 Tu regalo ha llegado: Fina tiene VIP hasta el 1 de diciembre/);
    await telling.publish([{ definition: SubscriptionRenewed, data: SubscriptionRenewed.example(gift) }]);
    await receiver.who.waitForMessage(/gives you more VIP/);
  });

  it('is told in one message with the besitos it cost', async () => {
    const { who, userId } = await open(telling.world, 'Gala');
    const paid = { amount: 3_000, balance: 120, reason: 'subscription' };
    await telling.publish([about(BesitosSpent, paid)(userId)]);
    await telling.publish([about(SubscriptionStarted, { source: 'besitos', until: UNTIL })(userId)]);
    const { text, buttons } = await who.waitForMessage(/Ya eres VIP/);
    expect(text).toMatch(/^💸 −3000 besitos|^💸 −3.000 besitos/);
    expect(buttons.flat()).toMatchObject([{ text: '👑 VIP' }]);
  });

  it('is told when it is cancelled, comes back, or ends because it was refunded', async () => {
    await telling.told(
      /no se renovará\. Lo conservas hasta el 1 de/,
      about(SubscriptionCancelled, { until: UNTIL }),
    );
    await telling.told(/está de vuelta/, about(SubscriptionStarted, { source: 'restored', until: UNTIL }));
    const { text } = await telling.told(
      /Estrellas/,
      about(PaymentRefunded, { stars: 250 }),
      about(SubscriptionExpired, { reason: 'refunded' }),
    );
    expect(text).toMatch(/^⭐ Te hemos devuelto 250 Estrellas[\s\S]*\nLo que se pagó por tu VIP/);
  });

  it('that could not be bought is told with why', async () => {
    await telling.told(
      /No te llegaban los besitos/,
      about(PurchaseRefused, { code: 'insufficient-besitos' }),
    );
    await telling.told(/vuelve a ti entero/, about(PurchaseRefused, { code: 'other-plan-running' }));
  });
});

describe('what somebody may do', () => {
  it('is told by the name of what is opened or closed', async () => {
    await telling.told(
      /Tienes la llave de El balcón VIP hasta el 1 de/,
      about(AccessGranted, { until: UNTIL }),
    );
    await telling.told(/La puerta de El balcón VIP se ha cerrado/, about(AccessRevoked, { until: null }));
  });

  it('is told when it is paused, and when that is over', async () => {
    await telling.told(/en pausa hasta el 1 de diciembre de 2026/, about(UserBanned, { until: UNTIL }));
    await telling.told(/en pausa\. Si crees/, about(UserBanned, { until: null }));
    await telling.told(/Tu pausa ha terminado/, about(BanLifted));
  });
});

describe('a season that is over', () => {
  it('is told to those at its top, each with their place, and to nobody else', async () => {
    const [first, eleventh] = [await open(telling.world, 'Hilda'), await open(telling.world, 'Inma')];
    const top = [{ rank: 1, userId: first.userId, points: 410 }];
    await telling.world.bus.publish(SeasonEnded, SeasonEnded.example({ participants: 980, top }));
    const { text, buttons } = await first.who.waitForMessage(/Termina «Otoño en el balcón»/);
    expect(text).toMatch(/^🥇 .*puesto 1 de 980, con 410 XP/);
    expect(buttons.flat()).toMatchObject([{ text: '🏆 Ranking' }]);
    await telling.gateway.settled();
    expect(await fromBot(eleventh.who)).toHaveLength(1);
  });

  it('is shown to everybody in the groups, with who was best by name, once', async () => {
    const { who, userId } = await open(telling.world, 'Irene');
    telling.names.set(userId, 'Irene');
    const title = { es: 'Primavera', en: 'Spring' };
    const top = [{ rank: 1, userId, points: 410 }];
    const ended = SeasonEnded.example({ seasonId: 'spring', title, participants: 980, top });
    const id = crypto.randomUUID();
    await telling.world.bus.publish(SeasonEnded, ended, { id });
    const inGroup = { chat: GROUP, afterSeq: 0 };
    const shown = await who.waitForMessage(/¡Se acabó Primavera! Han participado 980/, inGroup);
    expect(shown.photo).toMatchObject({ width: 800 });
    await telling.world.bus.publish(SeasonEnded, ended, { id });
    telling.world.sandbox.faults.add({ kind: 'bad_request', method: 'sendPhoto', next: 1 });
    await telling.world.bus.publish(SeasonEnded, {
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
    const { who, userId } = await open(telling.world, 'Julia');
    const quiet = { quiet: true, reward: { besitos: 50 } };
    await telling.publish([
      about(AchievementUnlocked, { ...quiet, achievementId: 'one' })(userId),
      about(AchievementUnlocked, { ...quiet, achievementId: 'two' })(userId),
      about(LevelReached, { ...quiet, level: 2 })(userId),
      about(MissionCompleted, quiet)(userId),
      about(BesitosAwarded, { amount: 100, balance: 100, reason: 'achievement', quiet: true })(userId),
    ]);
    await telling.gateway.settled();
    expect(await fromBot(who)).toHaveLength(1);
    await telling.publish([about(BesitosAwarded, { amount: 5, balance: 105, reason: 'reaction' })(userId)]);
    expect((await who.waitForMessage(/\+5/)).text).toBe(
      '💋 +5 besitos (tienes 105)\n\n✨ Por lo que ya habías hecho antes: una misión completada, 2 logros nuevos, el nivel 2 y 100 besitos.',
    );
    await telling.gateway.settled();
    expect(await fromBot(who)).toHaveLength(2);
  });
});
