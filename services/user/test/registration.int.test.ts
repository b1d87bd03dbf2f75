import { randomUUID } from 'node:crypto';
import { ChatOpened, Register, StateChanged, UserRegistered, UserUpdated } from '@yabot/contracts';
import { type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aWorld,
  codeOf,
  contextOf,
  eventsOf,
  registered,
  SQL_DATABASES,
  somebody,
  type World,
} from './fixtures.ts';

describe.each(SQL_DATABASES)('A registration, with profiles in %s', (database) => {
  let world: World;
  let service: TestService;
  beforeAll(async () => {
    world = await aWorld(database);
    service = await world.start({ DEFAULT_TIME_ZONE: 'America/Mexico_City' });
  });
  afterAll(() => world.stop());
  const register = (person: typeof Register.sample, key: string = randomUUID()) =>
    world.bus.client.ask(Register, person, { key });

  it('makes a profile and a state, and tells when both stand', async () => {
    const person = somebody({ language: 'en' });
    expect(await register(person)).toEqual({ ok: true, result: { isNew: true } });
    expect(await eventsOf(world.bus, UserRegistered, person.userId, 1)).toEqual([
      { userId: person.userId, language: 'en', timeZone: 'America/Mexico_City' },
    ]);
    expect(await contextOf(world, person.userId)).toMatchObject({
      userId: person.userId,
      firstName: person.firstName,
      roles: ['follower'],
      ban: null,
      state: { language: 'en', timeZone: 'America/Mexico_City', notices: true, reachable: false },
    });
  });

  it('happens once when the same command comes durably, twice, and is asked too', async () => {
    const person = somebody();
    await world.bus.send(Register, person, `r:${person.userId}`);
    await world.bus.send(Register, person, `r:${person.userId}`);
    await service.settled();
    expect(await register(person, `r:${person.userId}`)).toEqual({ ok: true, result: { isNew: true } });
    await service.settled();
    expect(await eventsOf(world.bus, UserRegistered, person.userId, 1)).toHaveLength(1);
  });

  it('of somebody known changes nothing and tells nothing when nothing is new', async () => {
    const person = await registered(world);
    expect(await register(person)).toEqual({ ok: true, result: { isNew: false } });
    await service.settled();
    expect(await eventsOf(world.bus, UserUpdated, person.userId, 0)).toEqual([]);
    expect(await eventsOf(world.bus, UserRegistered, person.userId, 1)).toHaveLength(1);
  });

  it('of somebody known under another name updates the profile and tells that, without the name', async () => {
    const { username: _, ...person } = await registered(world);
    expect(await register({ ...person, firstName: 'Beatriz' })).toMatchObject({ result: { isNew: false } });
    expect(await eventsOf(world.bus, UserUpdated, person.userId, 1)).toEqual([{ userId: person.userId }]);
    expect((await contextOf(world, person.userId)).firstName).toBe('Beatriz');
  });

  it('keeps the language somebody has in the bot when they speak another one in Telegram', async () => {
    const person = await registered(world, { language: 'es' });
    await register({ ...person, language: 'en' });
    await eventsOf(world.bus, UserUpdated, person.userId, 1);
    expect((await contextOf(world, person.userId)).state?.language).toBe('es');
  });

  it('is refused when the Telegram account belongs to another user, and says to which', async () => {
    const person = await registered(world);
    const answer = await register({ ...person, userId: randomUUID() });
    expect(answer).toEqual({
      ok: false,
      refusal: { code: 'identity-taken', details: { userId: person.userId } },
    });
  });

  it('is refused when the user has another Telegram account', async () => {
    const person = await registered(world);
    expect(codeOf(await register({ ...person, telegramId: person.telegramId + 1 }))).toBe('identity-taken');
  });

  it('gives a Telegram account to one of many who claim it at once', async () => {
    const person = somebody();
    const claims = Array.from({ length: 20 }, () => register({ ...person, userId: randomUUID() }));
    const codes = (await Promise.all(claims)).map(codeOf);
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1);
    expect(codes.filter((code) => code === 'identity-taken')).toHaveLength(19);
  });

  it('keeps what was seen of somebody before it came through, and tells it after the registration', async () => {
    const person = somebody();
    await world.bus.publish(ChatOpened, { userId: person.userId });
    await service.settled();
    expect(await eventsOf(world.bus, StateChanged, person.userId, 0)).toEqual([]);
    await register(person);
    const [changed] = await eventsOf(world.bus, StateChanged, person.userId, 1);
    expect(changed).toMatchObject({ reachable: true });
    expect((await contextOf(world, person.userId)).state?.reachable).toBe(true);
    const types = world.bus.observer.messages
      .filter(({ envelope }) => envelope.entity === person.userId && envelope.source === 'user')
      .map(({ envelope }) => envelope.type);
    expect(types.indexOf(UserRegistered.type)).toBeLessThan(types.indexOf(StateChanged.type));
  });

  it('carries the correlation of what caused it to its end', async () => {
    const person = somebody();
    await world.bus.send(Register, person, person.userId, { correlationId: 'one-click' });
    const found = await until('a registration of that chain', () =>
      world.bus.observer.of(UserRegistered).find(({ data }) => data.userId === person.userId),
    );
    expect(found.envelope.correlationId).toBe('one-click');
  });

  it('puts no personal data on events', async () => {
    const person = await registered(world, { firstName: 'Canario', lastName: 'Palmera', username: 'canela' });
    await register({ ...person, firstName: 'Canaria' });
    await eventsOf(world.bus, UserUpdated, person.userId, 1);
    const events = world.bus.observer.messages.filter(({ subject }) => subject.startsWith('evt.user.'));
    const text = JSON.stringify(events);
    for (const secret of ['Canari', 'Palmera', 'canela', String(person.telegramId)])
      expect(text).not.toContain(secret);
  });

  it('answers for nobody with a refusal', async () => {
    await expect(contextOf(world, randomUUID())).rejects.toThrow('user-unknown');
  });
});
