import { randomUUID } from 'node:crypto';
import {
  AskForStaff,
  BesitosAwarded,
  ExpiryResumed,
  ExpiryStopped,
  ExportGatewayPerson,
  PersonErased,
  PreferencesChanged,
  ReferralAccepted,
  ReferralRefused,
  ReferralRewarded,
  ReferralSuspected,
  type Role,
  RolesChanged,
  TellRoles,
} from '@yabot/contracts';
import { type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBot, type Known, open } from './followers.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let gateway: TestService;
let owner: Known;
let admin: Known;
let moderator: Known;

const give = (userId: string, ...roles: Role[]) => world.bus.publish(RolesChanged, { userId, roles });

beforeAll(async () => {
  world = await startWorld();
  gateway = await world.start();
  [owner, admin, moderator] = [
    await open(world, 'Olga'),
    await open(world, 'Ada', 'en'),
    await open(world, 'Mara'),
  ];
  await give(owner.userId, 'owner', 'follower');
  await give(admin.userId, 'admin', 'moderator', 'follower');
  await give(moderator.userId, 'moderator', 'follower');
});
afterAll(() => world?.stop());

describe('who runs the community', () => {
  it('is asked for at the first start, for they may have their roles since long', async () => {
    await until('it is asked for', () => world.bus.observer.of(TellRoles).length === 1);
  });

  it('is asked for once', async () => {
    await gateway.stop();
    gateway = await world.start();
    const answer = await gateway.submit(AskForStaff.of({}, { key: randomUUID() }));
    expect(answer).toMatchObject({ ok: true, result: { asked: false } });
    await gateway.settled();
    expect(world.bus.observer.of(TellRoles)).toHaveLength(1);
  });
});

describe('a role', () => {
  it('is told to who has it from now on, in their language', async () => {
    await owner.who.waitForMessage(/La casa es tuya/);
    await admin.who.waitForMessage(/you are an administrator/);
    await moderator.who.waitForMessage(/en la moderación/);
  });

  it('is told once, and when it ends, and is among what is known of a person', async () => {
    const { who, userId } = await open(world, 'Nadia');
    await give(userId, 'moderator', 'follower');
    await who.waitForMessage(/en la moderación/);
    const answer = await world.bus.client.ask(ExportGatewayPerson, { userId });
    expect(JSON.stringify(answer)).toContain('"role":"moderator"');
    await give(userId, 'moderator', 'follower');
    await give(userId, 'follower');
    await who.waitForMessage(/Ya no llevas tareas/);
    expect(await fromBot(who)).toHaveLength(3);
  });
});

describe('a role with an end', () => {
  const until = '2026-12-03T17:00:00.000Z';
  const moderator = { roles: ['follower', 'moderator'] as Role[] };

  it('is told with its end, again when that is another, and when it is over', async () => {
    const { who, userId } = await open(world, 'Paz');
    const roleEnds = [{ role: 'moderator' as const, until }];
    for (const _ of [1, 2]) await world.bus.publish(RolesChanged, { userId, ...moderator, roleEnds });
    await who.waitForMessage(/Cuidas de la casa en la moderación hasta el 3 de diciembre/);
    await world.bus.publish(RolesChanged, { userId, ...moderator });
    await who.waitForMessage(/Desde ahora cuidas de la casa/);
    await give(userId, 'follower');
    await who.waitForMessage(/Ya no llevas tareas/);
    expect(await fromBot(who)).toHaveLength(4);
  });
});

describe('an expiry run that was stopped', () => {
  const stopped = { kind: 'subscriptions', due: 40, inside: 100, limit: 20 } as const;

  it('is told at once to owners and administrators, also to who wants no notices, and to nobody else', async () => {
    const silent = PreferencesChanged.example({ userId: admin.userId, language: 'en', notices: false });
    await world.bus.publish(PreferencesChanged, silent);
    await world.bus.publish(ExpiryStopped, ExpiryStopped.example(stopped));
    const { text } = await owner.who.waitForMessage(/🛑/);
    expect(text).toMatch(/40 suscripciones VIP\..*40 de 100, y el tope es 20\. Nadie ha perdido nada/);
    expect(text).toContain(`yabot expiry release subscriptions ${ExpiryStopped.sample.runId}`);
    await admin.who.waitForMessage(/I stopped the end of 40 VIP subscriptions/);
    await gateway.settled();
    expect((await fromBot(moderator.who)).filter(({ text: told }) => /🛑/.test(told))).toEqual([]);
  });

  it('at the doors is told as that', async () => {
    await world.bus.publish(ExpiryStopped, ExpiryStopped.example({ ...stopped, kind: 'doors' }));
    await owner.who.waitForMessage(/la salida de 40 personas de los canales/);
  });

  it('is told when it goes on, by somebody or because nothing was to it', async () => {
    const by = owner.userId;
    await world.bus.publish(ExpiryResumed, ExpiryResumed.example({ kind: 'subscriptions', by }));
    await owner.who.waitForMessage(/ha soltado el fin de suscripciones/);
    await world.bus.publish(ExpiryResumed, ExpiryResumed.example({ kind: 'doors', by: null }));
    await owner.who.waitForMessage(/se ha resuelto sola/);
  });

  it('is not told to who has no such role any more, or is forgotten', async () => {
    const [was, erased] = [await open(world, 'Petra'), await open(world, 'Quima')];
    for (const { who, userId } of [was, erased]) {
      await give(userId, 'admin', 'follower');
      await who.waitForMessage(/administración/);
    }
    await give(was.userId, 'follower');
    await was.who.waitForMessage(/Ya no llevas/);
    await world.bus.publish(PersonErased, PersonErased.example({ userId: erased.userId }));
    await erased.who.waitForMessage(/te hemos olvidado/);
    const { last } = world.sandbox.faults.log;
    await world.bus.publish(ExpiryStopped, ExpiryStopped.example(stopped));
    await owner.who.waitForMessage(/🛑/);
    await gateway.settled();
    for (const { who } of [was, erased])
      expect(world.sandbox.faults.calls({ since: last, chatId: who.id })).toEqual([]);
  });
});

describe('an invitation', () => {
  it('that does not count is told kindly to who came by it, with what does', async () => {
    const { who, userId } = await open(world, 'Iris');
    await world.bus.publish(ReferralRefused, { userId, code: 'referral-code-unknown' });
    await who.waitForMessage(/Nadie invita con ese código\. Pídele el enlace otra vez/);
    const uma = await open(world, 'Ula', 'en');
    await world.bus.publish(ReferralRefused, { userId: uma.userId, code: 'referral-too-late' });
    await uma.who.waitForMessage(/Invite others with your own link/);
  });

  it('is told to who came and to who invited, each their own, and a crowd in one line', async () => {
    const inviter = await open(world, 'Rosa');
    const guests = [await open(world, 'Sara'), await open(world, 'Tina'), await open(world, 'Uma', 'en')];
    const slow = { kind: 'slow', delayMs: 500, chatId: inviter.who.id, next: 1 } as const;
    world.sandbox.faults.add(slow);
    const came = guests.map(({ userId }) => ReferralAccepted.of({ userId, inviterId: inviter.userId }));
    await world.bus.publishAll(came);
    await guests[0]!.who.waitForMessage(/Vienes de parte de alguien de la casa/);
    await guests[2]!.who.waitForMessage(/Someone from the house sent you here/);
    const counted = async () =>
      (await fromBot(inviter.who)).reduce(
        (sum, { text }) =>
          sum + (/Alguien ha llegado/.test(text) ? 1 : Number(/🤝 (\d+) personas/.exec(text)?.[1] ?? 0)),
        0,
      );
    await until('all three are told', async () => (await counted()) === 3);
  });

  it('that was paid is told to both, in one message with their besitos', async () => {
    const [inviter, guest] = [await open(world, 'Vera'), await open(world, 'Zoe')];
    const paid = { inviterId: inviter.userId, inviterBesitos: 50, inviteeBesitos: 20 };
    await world.bus.publish(ReferralRewarded, { ...paid, userId: guest.userId });
    const award = (userId: string, amount: number) =>
      BesitosAwarded.of(BesitosAwarded.example({ userId, amount, balance: amount, reason: 'referral' }));
    await world.bus.publishAll([award(inviter.userId, 50), award(guest.userId, 20)]);
    expect((await inviter.who.waitForMessage(/¡Gracias!/)).text).toBe(
      '💋 +50 besitos (tienes 50)\npor una invitación\n\n🤝 Alguien a quien invitaste ya participa de verdad. ¡Gracias!',
    );
    expect((await guest.who.waitForMessage(/Ya eres de la casa/)).text).toMatch(/^💋 \+20 besitos/);
  });

  it('that looks like one of a ring is told to who decides, and not to who invited', async () => {
    const inviter = await open(world, 'Wanda');
    const suspects = Array.from({ length: 2 }, () =>
      ReferralSuspected.of({ userId: crypto.randomUUID(), inviterId: inviter.userId, why: ['idle'] }),
    );
    await world.bus.publishAll(suspects);
    const counted = async (who: Known['who'], one: RegExp, more: RegExp) =>
      (await fromBot(who)).reduce(
        (sum, { text }) => sum + (one.test(text) ? 1 : Number(more.exec(text)?.[1] ?? 0)),
        0,
      );
    await until('both are told to the owner', async () =>
      counted(owner.who, /Una invitación parece/, /🔎 (\d+) invitaciones/).then((count) => count === 2),
    );
    await until('and to the administrator, who wants no notices', async () =>
      counted(admin.who, /An invitation looks/, /🔎 (\d+) invitations/).then((count) => count === 2),
    );
    expect(await fromBot(inviter.who)).toHaveLength(1);
  });
});
