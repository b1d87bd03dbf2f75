import { randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DOCUMENTS_IN, type House, startHouse } from '@yabot/content/testing';
import {
  AchievementsOf,
  AchievementUnlocked,
  BanLifted,
  BesitosAwarded,
  COUNTED_EVENTS,
  CommandUsed,
  Credit,
  GrantXp,
  LevelReached,
  MissionCompleted,
  ReactionAdded,
  UserBanned,
} from '@yabot/contracts';
import { type TestBus, type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { achievements } from '../src/achievements.service.ts';

const CHAT = -1001234567890;

describe.each(DOCUMENTS_IN)('Achievements, with documents in %s', (documentsIn) => {
  let house: House;
  let bus: TestBus;
  let service: TestService;

  beforeAll(async () => {
    house = await startHouse(achievements, documentsIn);
    bus = house.bus;
    service = await house.start();
  });
  afterAll(() => house.stop());

  const reaction = (userId: string, messageId: number, emoji = '❤') =>
    ReactionAdded.example({ userId, post: { chatId: CHAT, messageId }, emoji });
  const of: House['of'] = (definition, userId) => house.of(definition, userId);
  const stateOf = async (userId: string) => {
    const answer = await bus.client.ask(AchievementsOf, { userId });
    if (!answer.ok) throw new Error(answer.refusal.code);
    const { xp, level, achievements } = answer.result;
    return { xp, level, achievements: new Map(achievements.map((it) => [it.achievementId, it])) };
  };
  const settled = () => service.settled();

  it('has a handler for every event that content can count', () => {
    const handled = achievements.consumes?.map(({ message }) => message.type) ?? [];
    expect(handled).toEqual(expect.arrayContaining(COUNTED_EVENTS.map(({ type }) => type)));
  });

  it('unlocks an achievement with the tenth reaction, pays it, and the points reach a level', async () => {
    const userId = randomUUID();
    for (let message = 1; message <= 10; message++)
      await bus.publish(ReactionAdded, reaction(userId, message));
    await settled();
    expect(of(AchievementUnlocked, userId).map(({ achievementId, tier }) => [achievementId, tier])).toEqual([
      ['first-kiss', 'bronze'],
      ['restless-heart', 'bronze'],
    ]);
    expect(of(LevelReached, userId)).toMatchObject([{ level: 2, xp: 70, title: { es: 'Como en casa' } }]);
    const cause = `achievement:restless-heart:bronze:${userId}`;
    expect(of(Credit, userId)).toEqual([{ userId, amount: 20, reason: 'achievement', cause }]);
    const { xp, level, achievements: shown } = await stateOf(userId);
    expect({ xp, level }).toMatchObject({ xp: 70, level: { number: 2, from: 60, next: 150 } });
    expect(shown.get('restless-heart')).toMatchObject({ tier: 'bronze', progress: 10, target: 100 });
  });

  it('counts a reaction once for an emoji and post, however often it is taken back and put again', async () => {
    const userId = randomUUID();
    const id = randomUUID();
    for (let time = 0; time < 12; time++) await bus.publish(ReactionAdded, reaction(userId, 1));
    await bus.publish(ReactionAdded, reaction(userId, 2), { id });
    await bus.publish(ReactionAdded, reaction(userId, 2), { id });
    await settled();
    expect((await stateOf(userId)).achievements.get('restless-heart')).toMatchObject({
      tier: null,
      progress: 2,
    });
  });

  it('hides a secret achievement until it is earned', async () => {
    const userId = randomUUID();
    expect((await stateOf(userId)).achievements.has('who-goes-there')).toBe(false);
    await bus.publish(ReactionAdded, reaction(userId, 3, '👻'));
    await settled();
    expect((await stateOf(userId)).achievements.get('who-goes-there')).toMatchObject({ tier: 'bronze' });
  });

  it('counts completed missions, besitos received and commands used', async () => {
    const userId = randomUUID();
    await bus.publish(MissionCompleted, MissionCompleted.example({ userId, missionId: 'three-a-day' }));
    await bus.publish(BesitosAwarded, BesitosAwarded.example({ userId }));
    await bus.publish(CommandUsed, { userId, command: 'besitos' });
    await settled();
    const { achievements: shown } = await stateOf(userId);
    const progress = ['mission-accomplished', 'every-single-day', 'piggy-bank', 'curious-mind'].map(
      (id) => shown.get(id)?.progress,
    );
    expect(progress).toEqual([1, 1, 1, 1]);
  });

  it('gives nothing to who is banned, and again when the ban is lifted', async () => {
    const userId = randomUUID();
    await bus.publish(UserBanned, { userId, until: null, reason: 'spam' });
    await bus.publish(ReactionAdded, reaction(userId, 1));
    await settled();
    expect((await stateOf(userId)).xp).toBe(0);
    await bus.publish(BanLifted, { userId });
    await bus.publish(ReactionAdded, reaction(userId, 1));
    await settled();
    expect((await stateOf(userId)).xp).toBe(20);
  });

  it('gives points once for a cause, whoever asks how often, and tells the level they reach', async () => {
    const userId = randomUUID();
    const grant = { userId, amount: 60, cause: 'mission:welcome:1' };
    const ask = async (data: typeof grant) => bus.client.ask(GrantXp, data, { key: randomUUID() });
    expect(await ask(grant)).toMatchObject({ ok: true, result: { xp: 60, level: 2 } });
    expect(await ask(grant)).toMatchObject({ ok: true, result: { xp: 60, level: 2 } });
    expect(await ask({ ...grant, amount: 61 })).toMatchObject({ refusal: { code: 'xp-cause-taken' } });
    expect(await ask({ ...grant, userId: randomUUID() })).toMatchObject({ ok: true, result: { xp: 60 } });
    await settled();
    expect((await stateOf(userId)).xp).toBe(60);
    expect(of(LevelReached, userId)).toMatchObject([{ level: 2, xp: 60 }]);
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
      expect((await stateOf(userId)).achievements.get('restless-heart')?.progress).toBe(12);
      expect(of(Credit, userId).map(({ cause }) => cause)).toEqual([
        `achievement:restless-heart:bronze:${userId}`,
      ]);
      expect(of(LevelReached, userId).map(({ level }) => level)).toEqual([2]);
    }
    await other.stop();
  });

  it('goes on with the content it has when the files get mistakes, also after a restart', async () => {
    const levels = join(house.content, 'levels.yaml');
    await writeFile(`${levels}.new`, 'levels: many');
    await rename(`${levels}.new`, levels);
    const degraded = (running: TestService) =>
      until('degraded content', () => running.health().dependencies.content?.status === 'degraded');
    await degraded(service);
    await service.stop();
    service = await house.start();
    await degraded(service);
    expect((await stateOf(randomUUID())).level.title.es).toBe('De visita');
  });
});
