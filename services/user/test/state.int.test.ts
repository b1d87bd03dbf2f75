import { randomUUID } from 'node:crypto';
import { DOCUMENTS_IN } from '@yabot/content/testing';
import {
  BotBlocked,
  ChangePreferences,
  ChatOpened,
  CommandUsed,
  CreateState,
  PreferencesChanged,
  StateChanged,
  UserRegistered,
} from '@yabot/contracts';
import type { TestService } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWorld, codeOf, contextOf, eventsOf, registered, type World } from './fixtures.ts';

describe.each(DOCUMENTS_IN)('The state of a user, in %s', (documentsIn) => {
  let world: World;
  let service: TestService;
  beforeAll(async () => {
    world = await aWorld('SQLite', documentsIn);
    service = await world.start();
  });
  afterAll(() => world.stop());

  const stateOf = async (userId: string) => (await contextOf(world, userId)).state;

  describe('Preferences', () => {
    const change = (data: typeof ChangePreferences.sample, key: string = randomUUID()) =>
      world.bus.client.ask(ChangePreferences, data, { key });

    it('change where something is said, and stay where nothing is', async () => {
      const { userId } = await registered(world);
      const answer = await change({ userId, language: 'en', notices: false });
      const preferences = { language: 'en', timeZone: 'Europe/Madrid', notices: false };
      expect(answer).toEqual({ ok: true, result: preferences });
      expect(await stateOf(userId)).toMatchObject(preferences);
      expect(await eventsOf(world.bus, PreferencesChanged, userId, 1)).toEqual([{ userId, ...preferences }]);
    });

    it('that are the same again are told to nobody', async () => {
      const { userId } = await registered(world);
      await change({ userId, timeZone: 'Asia/Tokyo' }, `p:${userId}`);
      await change({ userId, timeZone: 'Asia/Tokyo' }, `p:${userId}`);
      await change({ userId, timeZone: 'Asia/Tokyo' });
      await service.settled();
      expect(await eventsOf(world.bus, PreferencesChanged, userId, 1)).toHaveLength(1);
    });

    it('are kept when the state is asked for once more, and nobody is told', async () => {
      const { userId } = await registered(world);
      await change({ userId, language: 'en', timeZone: 'Asia/Tokyo' });
      const again = CreateState.example({ userId });
      expect(codeOf(await service.submit(CreateState.of(again, { key: randomUUID() })))).toBe('accepted');
      expect(await stateOf(userId)).toMatchObject({ language: 'en', timeZone: 'Asia/Tokyo' });
      await service.settled();
      expect(await eventsOf(world.bus, UserRegistered, userId, 1)).toHaveLength(1);
    });

    it('of somebody unknown are refused, also when only a click of theirs was seen', async () => {
      const userId = randomUUID();
      expect(codeOf(await change({ userId, language: 'en' }))).toBe('user-unknown');
      await world.bus.publish(CommandUsed, { userId, command: 'perfil' });
      await service.settled();
      expect(codeOf(await change({ userId, language: 'en' }))).toBe('user-unknown');
    });

    it('may say at which hour the day begins, and take it back', async () => {
      const { userId } = await registered(world);
      expect(await change({ userId, dayStart: 4 })).toMatchObject({ ok: true, result: { dayStart: 4 } });
      expect(await stateOf(userId)).toMatchObject({ dayStart: 4 });
      await change({ userId, dayStart: null });
      const told = await eventsOf(world.bus, PreferencesChanged, userId, 2);
      expect(told.map(({ dayStart }) => dayStart)).toEqual([4, null]);
      expect(await change({ userId, dayStart: 24 })).toMatchObject({
        refusal: { code: 'invalid-message', details: { field: 'dayStart' } },
      });
    });

    it('with a time zone that does not exist are refused, with the field named', async () => {
      const { userId } = await registered(world);
      expect(await change({ userId, timeZone: 'Mars/Olympus' })).toMatchObject({
        refusal: { code: 'invalid-message', details: { field: 'timeZone' } },
      });
    });
  });

  describe('The state of somebody', () => {
    it('says whether the bot may write to them, and tells each change once', async () => {
      const { userId } = await registered(world);
      const id = randomUUID();
      await world.bus.publish(ChatOpened, { userId }, { id });
      await world.bus.publish(ChatOpened, { userId }, { id });
      await world.bus.publish(ChatOpened, { userId });
      await world.bus.publish(BotBlocked, { userId });
      await world.bus.publish(BotBlocked, { userId });
      await world.bus.publish(ChatOpened, { userId });
      await service.settled();
      const changes = await eventsOf(world.bus, StateChanged, userId, 3);
      expect(changes.map(({ reachable }) => reachable)).toEqual([true, false, true]);
      expect(await stateOf(userId)).toMatchObject({ reachable: true });
    });

    it('remembers when they were last active, and tells no more than the first time of a day', async () => {
      const { userId } = await registered(world);
      const before = (await stateOf(userId))?.lastActiveAt ?? '';
      for (let click = 0; click < 20; click++)
        await world.bus.publish(CommandUsed, { userId, command: 'menu' });
      await service.settled();
      const after = (await stateOf(userId))?.lastActiveAt ?? '';
      expect(after > before).toBe(true);
      expect(await eventsOf(world.bus, StateChanged, userId, 0)).toEqual([]);
    });
  });
});
