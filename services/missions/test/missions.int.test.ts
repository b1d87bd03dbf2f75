import { randomUUID } from 'node:crypto';
import { DOCUMENTS_IN, type House, startHouse } from '@yabot/content/testing';
import {
  BanLifted,
  COUNTED_EVENTS,
  CommandUsed,
  Credit,
  MissionAssigned,
  MissionCompleted,
  MissionProgressed,
  MissionsOf,
  PreferencesChanged,
  ReactionAdded,
  ReactionRewarded,
  ReactionRules,
  UserBanned,
  UserRegistered,
} from '@yabot/contracts';
import type { TestBus, TestService } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missions } from '../src/missions.service.ts';

const CHAT = -1001234567890;

describe.each(DOCUMENTS_IN)('Missions, with documents in %s', (documentsIn) => {
  let house: House;
  let bus: TestBus;
  let service: TestService;

  beforeAll(async () => {
    house = await startHouse(missions, documentsIn);
    bus = house.bus;
    service = await house.start();
  });
  afterAll(() => house.stop());

  const reaction = (userId: string, messageId: number, emoji = '❤') =>
    ReactionAdded.example({ userId, post: { chatId: CHAT, messageId }, emoji });
  const of: House['of'] = (definition, userId) => house.of(definition, userId);
  const missionsFor = async (userId: string) => {
    const answer = await bus.client.ask(MissionsOf, { userId });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return new Map(answer.result.missions.map((mission) => [mission.missionId, mission]));
  };
  const settled = () => service.settled();

  it('has a handler for every event that content can count', () => {
    const handled = missions.consumes?.map(({ message }) => message.type) ?? [];
    expect(handled).toEqual(expect.arrayContaining(COUNTED_EVENTS.map(({ type }) => type)));
  });

  it('pays the mission of ten reactions with the tenth, and each reaction by its rule', async () => {
    const userId = randomUUID();
    for (let message = 1; message <= 10; message++)
      await bus.publish(ReactionAdded, reaction(userId, message));
    await settled();
    expect(of(ReactionRewarded, userId).map(({ amount }) => amount)).toEqual(Array(10).fill(5));
    const completed = of(MissionCompleted, userId).map(({ missionId }) => missionId);
    expect(completed).toEqual(['first-reaction', 'three-hearts', 'three-a-day', 'ten-reactions']);
    const credits = of(Credit, userId);
    expect(credits).toContainEqual({
      userId,
      amount: 50,
      reason: 'mission',
      cause: `mission:ten-reactions:1:${userId}`,
    });
    expect(credits.filter(({ reason }) => reason === 'reaction')).toHaveLength(10);
    expect(new Set(credits.map(({ cause }) => cause)).size).toBe(credits.length);
    expect((await missionsFor(userId)).get('ten-reactions')).toMatchObject({ progress: 10, completed: true });
  });

  it('has one effect when the same event comes twice, or the same emoji is put again', async () => {
    const userId = randomUUID();
    const id = randomUUID();
    await bus.publish(ReactionAdded, reaction(userId, 1), { id });
    await bus.publish(ReactionAdded, reaction(userId, 1), { id });
    await bus.publish(ReactionAdded, reaction(userId, 1));
    await settled();
    expect(of(MissionProgressed, userId)).toHaveLength(1);
    expect(of(Credit, userId).map(({ cause }) => cause)).toEqual([
      `reaction:${CHAT}:1:${userId}`,
      `mission:first-reaction:1:${userId}`,
    ]);
  });

  it('assigns the missions of everybody when somebody registers, and keeps their time zone', async () => {
    const userId = randomUUID();
    await bus.publish(UserRegistered, { userId, language: 'es', timeZone: 'America/Mexico_City' });
    await settled();
    const [assigned, ...more] = of(MissionAssigned, userId);
    expect(assigned?.missions).toHaveLength(8);
    expect(more).toEqual([]);
    expect((await missionsFor(userId)).get('three-a-day')?.closesAt).toMatch(/T06:00:00.000Z$/);
  });

  it('lets the day begin at the hour a user chose, until they take it back', async () => {
    const userId = randomUUID();
    const closing = async () => (await missionsFor(userId)).get('three-a-day')?.closesAt;
    const preferences = PreferencesChanged.example({ userId, timeZone: 'America/Mexico_City' });
    await bus.publish(PreferencesChanged, { ...preferences, dayStart: 4 });
    await settled();
    expect(await closing()).toMatch(/T10:00:00.000Z$/);
    await bus.publish(PreferencesChanged, preferences);
    await settled();
    expect(await closing()).toMatch(/T10:00:00.000Z$/);
    await bus.publish(PreferencesChanged, { ...preferences, dayStart: null });
    await settled();
    expect(await closing()).toMatch(/T06:00:00.000Z$/);
  });

  it('counts what a command was used for, and nothing else', async () => {
    const userId = randomUUID();
    await bus.publish(CommandUsed, { userId, command: 'ayuda' });
    await bus.publish(CommandUsed, { userId, command: 'perfil' });
    await settled();
    expect(of(MissionCompleted, userId).map(({ missionId }) => missionId)).toEqual(['mirror-mirror']);
  });

  it('pays nothing to who is banned, and again when the ban is lifted', async () => {
    const userId = randomUUID();
    await bus.publish(UserBanned, { userId, until: null, reason: 'spam' });
    await bus.publish(ReactionAdded, reaction(userId, 1));
    await settled();
    expect(of(Credit, userId)).toEqual([]);
    await bus.publish(BanLifted, { userId });
    await bus.publish(ReactionAdded, reaction(userId, 1));
    await settled();
    expect(of(Credit, userId)).toHaveLength(2);
  });

  it('counts a daily mission anew at the midnight of the user, by when things happened', async () => {
    const userId = randomUUID();
    const inMadrid = ['2026-03-28T22:59:00Z', '2026-03-28T23:01:00Z', '2026-03-29T21:59:00Z'];
    for (const [index, moment] of inMadrid.entries())
      for (const step of [1, 2, 3])
        await bus.publish(ReactionAdded, reaction(userId, index * 3 + step), { at: new Date(moment) });
    await settled();
    const rounds = of(MissionCompleted, userId).filter(({ missionId }) => missionId === 'three-a-day');
    expect(rounds.map(({ round }) => round)).toEqual([1, 2]);
  });

  it('lists to somebody unknown the missions everybody gets', async () => {
    const listed = await missionsFor(randomUUID());
    expect([...listed.keys()].slice(0, 2)).toEqual(['first-reaction', 'ten-reactions']);
    expect([...listed.values()].every(({ progress, completed }) => progress === 0 && !completed)).toBe(true);
  });

  it('tells by which rules reactions pay', async () => {
    const answer = await bus.client.ask(ReactionRules, {});
    expect(answer).toMatchObject({ ok: true, result: { dailyCap: 100 } });
    const rules = answer.ok ? answer.result.rules : [];
    expect(rules).toContainEqual({ emoji: '❤', besitos: 5 });
    expect(rules).toContainEqual({ emoji: '👻', besitos: 8, hours: { from: 0, to: 5 }, dailyCap: 16 });
  });

  it('keeps the result when two instances share the work, by shuffled and repeated events', async () => {
    const other = await house.start();
    const users = Array.from({ length: 40 }, () => randomUUID());
    const events = users.flatMap((userId) =>
      ['❤', '🔥', '🥰'].flatMap((emoji) =>
        [1, 2, 3, 4].map((message) => ({
          definition: ReactionAdded,
          data: reaction(userId, message, emoji),
          id: randomUUID(),
          order: Math.random(),
        })),
      ),
    );
    const mixed = [...events, ...events.map((event) => ({ ...event, order: Math.random() }))];
    await bus.publishAll(mixed.sort((a, b) => a.order - b.order));
    await settled();
    await other.settled();
    for (const userId of users) {
      const causes = of(Credit, userId).map(({ cause }) => cause);
      expect(causes.filter((cause) => cause.startsWith('reaction:'))).toHaveLength(4);
      expect(causes.filter((cause) => cause.startsWith('mission:ten-reactions:'))).toHaveLength(1);
      expect(new Set(causes).size).toBe(causes.length);
    }
    await other.stop();
  });
});
