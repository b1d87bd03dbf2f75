import { randomUUID } from 'node:crypto';
import {
  ChangePreferences,
  ChatOpened,
  Context,
  Register,
  StateChanged,
  UserRegistered,
} from '@yabot/contracts';
import { type RunningService, startService } from '@yabot/service-kit';
import { type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { user } from '../src/user.service.ts';
import { aWorld, codeOf, contextOf, eventsOf, registered, somebody, type World } from './fixtures.ts';

let world: World;
let service: TestService;
beforeAll(async () => {
  world = await aWorld('SQLite', 'MongoDB');
  service = await world.start();
});
afterAll(() => world.stop());

const register = (person: typeof Register.sample) =>
  world.bus.client.ask(Register, person, { key: randomUUID() });

describe('When MongoDB was killed', () => {
  let known: typeof Register.sample;
  const people = Array.from({ length: 5 }, () => somebody());
  beforeAll(async () => {
    known = await registered(world);
    await world.mongo!.kill();
  });

  it('a registration stands at once, and everything but the state is told', async () => {
    for (const person of people) {
      expect(await register(person)).toEqual({ ok: true, result: { isNew: true } });
      expect(await contextOf(world, person.userId)).toMatchObject({ roles: ['follower'], state: null });
    }
    expect(await contextOf(world, known.userId)).toMatchObject({ userId: known.userId, state: null });
  });

  it('a change of preferences is refused with a clear code, and nothing is told of it', async () => {
    const change = ChangePreferences.example({ userId: known.userId, language: 'en' });
    const answer = await world.bus.client.ask(ChangePreferences, change, {
      key: randomUUID(),
      timeout: 10_000,
    });
    expect(codeOf(answer)).toBe('service-unavailable');
  });

  it('the service is degraded, not failed', async () => {
    await world.bus.publish(ChatOpened, { userId: known.userId });
    await until('the loss is noticed', () => service.health().dependencies.documents?.status === 'failed');
    expect(service.health().status).toBe('degraded');
  });

  describe('and is back', () => {
    beforeAll(() => world.mongo!.restart());

    it('the states follow, each once, with what happened meanwhile', async () => {
      for (const { userId } of people)
        expect(await eventsOf(world.bus, UserRegistered, userId, 1)).toHaveLength(1);
      await eventsOf(world.bus, StateChanged, known.userId, 1);
      for (const { userId } of [...people, known])
        expect((await contextOf(world, userId)).state).toMatchObject({ language: 'es' });
      await until('the service is healthy', () => service.health().status === 'healthy');
    });
  });
});

describe('When MongoDB is away at the start', () => {
  let running: RunningService | undefined;
  afterAll(() => running?.stop());

  it('registrations are taken up, durable ones too, and complete when it comes', async () => {
    await service.stop();
    await world.mongo!.kill();
    running = await startService(user, {
      environment: { NATS_URL: world.servers.nats.url, LOG_LEVEL: 'silent', ...world.environment },
    });
    const [asked, sent] = [somebody(), somebody()];
    await until('it answers', async () => (await register(asked)).ok);
    await world.bus.send(Register, sent, randomUUID());
    await until(
      'the durable one is registered',
      async () => (await world.bus.client.ask(Context, { userId: sent.userId })).ok,
    );
    expect(await contextOf(world, sent.userId)).toMatchObject({ state: null });
    await world.mongo!.restart();
    await running.ready;
    await eventsOf(world.bus, UserRegistered, asked.userId, 1);
    await eventsOf(world.bus, UserRegistered, sent.userId, 1);
  });
});
