import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type House, startHouse } from '@yabot/content/testing';
import {
  AchievementUnlocked,
  BesitosSpent,
  ChatOpened,
  ClaimMission,
  type CommandDefinition,
  CommandUsed,
  CommentAdded,
  Credit,
  Debit,
  DebitRejected,
  ExplainMission,
  GrantVipDays,
  GrantXp,
  MissionAssigned,
  MissionClaimed,
  MissionCompleted,
  MissionsOf,
  RepairStreak,
  StreakBroken,
  StreakRepaired,
  StreakRepairFailed,
  UserBanned,
} from '@yabot/contracts';
import type { TestService } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missions } from '../src/missions.service.ts';

/** What gives every kind of reward, when it is taken. */
const TREASURE = `id: treasure
title: { es: Tesoro, en: Treasure }
description: { es: Di algo, en: Say something }
trigger: { event: gateway.comment-added }
target: { count: 1 }
window: once
assign: { on: gateway.comment-added }
claim: { by: hand, days: 7 }
reward: { besitos: 10, xp: 20, vipDays: 3 }
order: 1
`;
const DAY_MS = 86_400_000;
let now = new Date(Date.now() - 300 * DAY_MS);
const daysPass = (days: number) => {
  now = new Date(now.getTime() + days * DAY_MS);
};
let house: House;
let service: TestService;

beforeAll(async () => {
  house = await startHouse(missions);
  await writeFile(join(house.content, 'missions/treasure.yaml'), TREASURE);
  service = await house.start({ clock: () => now });
});
afterAll(() => house.stop());

const settled = () => service.settled();
const comments = async (userId: string) => {
  await house.bus.publish(CommentAdded, CommentAdded.example({ userId }));
  await settled();
};
const asks = <Result>(
  command: CommandDefinition<{ userId: string; missionId: string }, Result>,
  userId: string,
  missionId: string,
  key: string = randomUUID(),
) => house.bus.client.ask(command, { userId, missionId }, { key });
const ofTreasure = (userId: string) => `mission:treasure:1:${userId}`;
const missionOf = async (userId: string, id: string) => {
  const answer = await house.bus.client.ask(MissionsOf, { userId });
  return answer.ok ? answer.result.missions.find(({ missionId }) => missionId === id) : undefined;
};

describe('claim-mission', () => {
  it('gives every kind of reward once, however often it is asked for', async () => {
    const userId = randomUUID();
    await comments(userId);
    expect(await missionOf(userId, 'treasure')).toMatchObject({ state: 'claimable', completed: true });
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => asks(ClaimMission, userId, 'treasure', key)));
    const taken = { ok: true, result: { round: 1, reward: { besitos: 10, xp: 20, vipDays: 3 } } };
    for (const answer of answers) expect(answer).toMatchObject(taken);
    expect(await asks(ClaimMission, userId, 'treasure')).toMatchObject({
      ok: false,
      refusal: { code: 'nothing-to-claim' },
    });
    await settled();
    const cause = ofTreasure(userId);
    expect(house.of(Credit, userId).filter((credit) => credit.cause === cause)).toHaveLength(1);
    expect(house.of(GrantXp, userId)).toEqual([{ userId, amount: 20, cause }]);
    expect(house.of(GrantVipDays, userId)).toEqual([{ userId, days: 3, cause }]);
    expect(house.of(MissionClaimed, userId)).toHaveLength(1);
    expect(await missionOf(userId, 'treasure')).toMatchObject({ state: 'completed' });
  });

  it('is refused for a mission the user was not given, or that there is not', async () => {
    const userId = randomUUID();
    for (const id of ['treasure', 'no-such-mission'])
      expect(await asks(ClaimMission, userId, id)).toMatchObject({
        ok: false,
        refusal: { code: 'mission-unknown' },
      });
  });

  it('is refused to who is banned', async () => {
    const userId = randomUUID();
    await comments(userId);
    await house.bus.publish(UserBanned, { userId, until: null, reason: 'spam' });
    await settled();
    expect(await asks(ClaimMission, userId, 'treasure')).toMatchObject({
      ok: false,
      refusal: { code: 'banned-from-missions', details: { until: null } },
    });
  });

  it('is refused when the reward has waited for too long', async () => {
    const userId = randomUUID();
    await comments(userId);
    daysPass(8);
    expect(await asks(ClaimMission, userId, 'treasure')).toMatchObject({
      ok: false,
      refusal: { code: 'claim-lapsed' },
    });
    await settled();
    expect(house.of(Credit, userId).map(({ cause }) => cause)).not.toContain(ofTreasure(userId));
  });
});

describe('repair-streak', () => {
  /** Three days in a row, two without a comment, of which a freeze would bridge only one, and two more. */
  const broken = async () => {
    const userId = randomUUID();
    for (const days of [1, 1, 3, 1, 0]) {
      await comments(userId);
      daysPass(days);
    }
    expect(house.of(StreakBroken, userId)).toMatchObject([
      { streaks: [{ missionId: 'every-night', days: 3 }] },
    ]);
    return userId;
  };
  const ordered = async (userId: string) => {
    expect(await asks(RepairStreak, userId, 'every-night')).toMatchObject({
      ok: true,
      result: { besitos: 30, days: 5 },
    });
    await settled();
    const { cause } = house.of(Debit, userId).at(-1)!;
    return cause;
  };
  const pays = async (userId: string, cause: string) => {
    const spent = BesitosSpent.example({ userId, amount: 30, reason: 'streak-repair', cause });
    await house.bus.publish(BesitosSpent, spent);
    await settled();
  };

  it('takes the besitos first, and the streak goes on when the wallet tells so', async () => {
    const userId = await broken();
    const cause = await ordered(userId);
    expect(await asks(RepairStreak, userId, 'every-night')).toMatchObject({
      ok: false,
      refusal: { code: 'repair-on-its-way' },
    });
    await pays(userId, cause);
    expect(house.of(StreakRepaired, userId)).toMatchObject([{ missionId: 'every-night', days: 5 }]);
    expect(await missionOf(userId, 'every-night')).toMatchObject({ progress: 5 });
  });

  it('spends nothing at another price than somebody was told', async () => {
    const userId = await broken();
    const ask = (besitos: number) =>
      house.bus.client.ask(
        RepairStreak,
        { userId, missionId: 'every-night', besitos },
        { key: randomUUID() },
      );
    expect(await ask(29)).toMatchObject({
      ok: false,
      refusal: { code: 'repair-price-changed', details: { besitos: 30 } },
    });
    await settled();
    expect(house.of(Debit, userId)).toEqual([]);
    expect(await ask(30)).toMatchObject({ ok: true });
  });

  it('gives back what is paid a second time, once', async () => {
    const userId = await broken();
    const cause = await ordered(userId);
    await pays(userId, cause);
    await pays(userId, cause);
    expect(house.of(Credit, userId).filter(({ reason }) => reason === 'streak-repair')).toEqual([
      { userId, amount: 30, reason: 'streak-repair', cause: `${cause}:back` },
    ]);
  });

  it('changes nothing when it cannot be paid, and can be asked for again', async () => {
    const userId = await broken();
    const cause = await ordered(userId);
    const refused = { userId, amount: 30, balance: 3, code: 'insufficient-besitos', cause };
    await house.bus.publish(DebitRejected, refused);
    await settled();
    expect(house.of(StreakRepairFailed, userId)).toMatchObject([{ code: 'insufficient-besitos' }]);
    expect(await missionOf(userId, 'every-night')).toMatchObject({ progress: 2 });
    expect(await ordered(userId)).not.toBe(cause);
  });

  it('is refused where nothing broke', async () => {
    const userId = randomUUID();
    await comments(userId);
    expect(await asks(RepairStreak, userId, 'every-night')).toMatchObject({
      ok: false,
      refusal: { code: 'nothing-to-repair' },
    });
  });
});

describe('the guided tour of the sample community', () => {
  it('is given when the chat is opened, goes step by step, and leads to the next mission', async () => {
    const userId = randomUUID();
    await house.bus.publish(ChatOpened, { userId });
    for (const command of ['misiones', 'perfil', 'misiones'])
      await house.bus.publish(CommandUsed, { userId, command });
    await settled();
    expect(await missionOf(userId, 'the-tour')).toMatchObject({
      goal: 'steps',
      progress: 2,
      target: 3,
      steps: [{ progress: 1 }, { progress: 1 }, { progress: 0 }],
    });
    await comments(userId);
    expect(house.of(MissionCompleted, userId).map(({ missionId }) => missionId)).toContain('the-tour');
    expect(house.of(GrantXp, userId)).toEqual([
      { userId, amount: 10, cause: `mission:the-tour:1:${userId}` },
    ]);
    expect(await missionOf(userId, 'every-corner')).toMatchObject({ goal: 'distinct', progress: 0 });
  });
});

describe('explain-mission', () => {
  it('tells what is missing, and that it was given once it was earned', async () => {
    const userId = randomUUID();
    const ask = () => house.bus.client.ask(ExplainMission, { userId, missionId: 'golden-key' });
    const required = { kind: 'requires-achievement', id: 'mission-accomplished', tier: 'silver' };
    expect(await ask()).toMatchObject({
      ok: true,
      result: {
        state: 'waiting',
        conditions: expect.arrayContaining([expect.objectContaining({ ...required, met: false })]),
      },
    });
    const earned = { userId, achievementId: 'mission-accomplished', tier: 'silver' } as const;
    await house.bus.publish(AchievementUnlocked, AchievementUnlocked.example(earned));
    await settled();
    expect(
      house.of(MissionAssigned, userId).flatMap((it) => it.missions.map(({ missionId }) => missionId)),
    ).toContain('golden-key');
    expect(await ask()).toMatchObject({
      ok: true,
      result: {
        state: 'open',
        conditions: expect.arrayContaining([expect.objectContaining({ ...required, met: true })]),
      },
    });
  });

  it('is refused for a mission there is not', async () => {
    const asked = { userId: randomUUID(), missionId: 'no-such-mission' };
    expect(await house.bus.client.ask(ExplainMission, asked)).toMatchObject({
      ok: false,
      refusal: { code: 'mission-unknown' },
    });
  });
});
