import { randomUUID } from 'node:crypto';
import { jetstreamManager } from '@nats-io/jetstream';
import {
  CreateState,
  durableCommandSubject,
  FinishRegistrations,
  MESSAGES_STREAM,
  Register,
  UserRegistered,
} from '@yabot/contracts';
import { accepted, type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWorld, contextOf, eventsOf, registered, SQL_DATABASES, somebody, type World } from './fixtures.ts';

describe.each(SQL_DATABASES)('The sweep of registrations, with profiles in %s', (database) => {
  let world: World;
  let service: TestService;
  beforeAll(async () => {
    world = await aWorld(database, 'MongoDB');
    service = await world.start();
  });
  afterAll(() => world.stop());

  const sweep = async (registeredBefore: Date) => {
    const data = { registeredBefore: registeredBefore.toISOString() };
    const answer = await service.submit(FinishRegistrations.of(data, { key: randomUUID() }));
    return answer.ok ? answer.result.resumed : answer.refusal.code;
  };
  const later = () => new Date(Date.now() + 1_000);

  /** Registers somebody whose durable command to create the state is lost before it is carried out. */
  const registeredByHalf = async () => {
    const person = somebody();
    await world.mongo!.kill();
    await accepted(world.bus.client.ask(Register, person, { key: randomUUID() }));
    await service.stop();
    const { streams } = await jetstreamManager(world.bus.connection);
    await streams.purge(MESSAGES_STREAM, { filter: durableCommandSubject(CreateState, '*') });
    await world.mongo!.restart();
    service = await world.start();
    return person;
  };

  it('leaves those alone that are complete', async () => {
    const { userId } = await registered(world);
    await until('the profile knows that it is complete', async () => (await sweep(later())) === 0);
    await service.settled();
    expect(await eventsOf(world.bus, UserRegistered, userId, 1)).toHaveLength(1);
  });

  it('completes those whose second half was lost, and not those that only just began', async () => {
    const { userId } = await registeredByHalf();
    expect(await sweep(new Date(0))).toBe(0);
    expect((await contextOf(world, userId)).state).toBeNull();
    expect(await sweep(later())).toBe(1);
    expect(await eventsOf(world.bus, UserRegistered, userId, 1)).toHaveLength(1);
    expect((await contextOf(world, userId)).state).not.toBeNull();
    await until('there is nothing left to do', async () => (await sweep(later())) === 0);
    expect(await eventsOf(world.bus, UserRegistered, userId, 1)).toHaveLength(1);
  });
});
