import { randomUUID } from 'node:crypto';
import {
  Ban,
  ErasePerson,
  ExportUserPerson,
  FindUser,
  fromParts,
  LiftBan,
  PersonErased,
  Register,
} from '@yabot/contracts';
import type { TestService } from '@yabot/service-kit/testing';
import { accepted } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWorld, codeOf, eventsOf, registered, SQL_DATABASES, somebody, type World } from './fixtures.ts';

const OWNER = 7_000_000_001;

describe.each(SQL_DATABASES)('People, with profiles in %s', (database) => {
  let world: World;
  let service: TestService;
  beforeAll(async () => {
    world = await aWorld(database);
    service = await world.start({ OWNER_TELEGRAM_IDS: String(OWNER) });
  });
  afterAll(() => world.stop());

  const find = (names: typeof FindUser.sample) => world.bus.client.ask(FindUser, names);
  const erase = (userId: string, patch: Partial<typeof ErasePerson.sample> = {}) =>
    world.bus.client.ask(
      ErasePerson,
      { userId, by: userId, confirmed: true, ...patch },
      { key: randomUUID() },
    );

  const exported = async (userId: string) => {
    const answer = await world.bus.client.ask(ExportUserPerson, { userId });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return fromParts(answer.result.parts);
  };

  it('are found by username in whichever case, with or without @, by Telegram id and by user id', async () => {
    const { userId, telegramId, firstName } = await registered(world, { username: 'Flor_De_Luna' });
    const found = { ok: true, result: { userId, telegramId, firstName, username: 'Flor_De_Luna' } };
    expect(await find({ username: '@flor_de_LUNA' })).toEqual(found);
    expect(await find({ username: 'flor_de_luna' })).toEqual(found);
    expect(await find({ telegramId })).toEqual(found);
    expect(await find({ userId })).toEqual(found);
  });

  it('are not found by what is nobody’s name', async () => {
    expect(codeOf(await find({ username: '@nadie' }))).toBe('user-unknown');
    expect(codeOf(await find({ telegramId: 1 }))).toBe('user-unknown');
  });

  it('are not guessed when a username went from one to another', async () => {
    await registered(world, { username: 'heredado' });
    await registered(world, { username: 'Heredado' });
    expect(codeOf(await find({ username: 'heredado' }))).toBe('username-unclear');
  });

  it('get all that is kept of them', async () => {
    const { userId, telegramId } = await registered(world, { firstName: 'Lola', username: 'lola' });
    expect(await exported(userId)).toMatchObject({
      profile: [{ telegramId, firstName: 'Lola', username: 'lola' }],
      ban: [],
      state: [{ language: 'es', registered: true }],
    });
  });

  it('are forgotten when they confirm it, and that is told without saying who they were', async () => {
    const { userId, telegramId } = await registered(world, { username: 'efimera' });
    expect(codeOf(await erase(userId, { confirmed: false }))).toBe('erasure-unconfirmed');
    expect(codeOf(await erase(userId))).toBe('accepted');
    expect(await eventsOf(world.bus, PersonErased, userId, 1)).toEqual([{ userId }]);
    await service.settled();
    expect(Object.values(await exported(userId)).flat()).toEqual([]);
    for (const names of [{ username: 'efimera' }, { telegramId }, { userId }])
      expect(codeOf(await find(names))).toBe('user-unknown');
  });

  it('are erased once when the same order comes twice', async () => {
    const { userId } = await registered(world);
    const order = { userId, by: userId, confirmed: true };
    const key = randomUUID();
    const [first, second] = [1, 2].map(() => world.bus.client.ask(ErasePerson, order, { key }));
    expect(await second).toEqual(await first);
    expect(await eventsOf(world.bus, PersonErased, userId, 1)).toHaveLength(1);
  });

  it('are not erased by each other', async () => {
    const [ana, eva] = [await registered(world), await registered(world)];
    expect(codeOf(await erase(ana.userId, { by: eva.userId }))).toBe('not-allowed');
  });

  it('do not erase themselves while they are banned, and are erased when the ban is over', async () => {
    const { userId } = await registered(world);
    const owner = (await registered(world, { telegramId: OWNER })).userId;
    const ban = Ban.example({ userId, until: null, by: owner });
    await accepted(world.bus.client.ask(Ban, ban, { key: randomUUID() }));
    expect(codeOf(await erase(userId))).toBe('erasure-while-banned');
    expect(Object.keys(await exported(userId))).toContain('ban');
    await accepted(world.bus.client.ask(LiftBan, { userId, by: owner }, { key: randomUUID() }));
    expect(codeOf(await erase(userId))).toBe('accepted');
  });

  it('come back as somebody new, and never under the id that was erased', async () => {
    const person = await registered(world);
    await erase(person.userId);
    const again = (userId: string) =>
      world.bus.client.ask(Register, { ...person, userId }, { key: randomUUID() });
    expect(codeOf(await again(person.userId))).toBe('person-erased');
    expect(await again(somebody().userId)).toEqual({ ok: true, result: { isNew: true } });
  });
});
