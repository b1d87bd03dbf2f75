import { randomUUID } from 'node:crypto';
import {
  ChatOpened,
  CommandUsed,
  GrantRole,
  Register,
  RolesChanged,
  StateChanged,
  UserRegistered,
} from '@yabot/contracts';
import type { TestService } from '@yabot/service-kit/testing';
import { accepted } from '@yabot/service-kit/testing';
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

const OWNER = 7_000_000_001;

describe.each(SQL_DATABASES)('Two instances, with profiles in %s', (database) => {
  let world: World;
  let instances: TestService[];
  beforeAll(async () => {
    world = await aWorld(database);
    const settings = { OWNER_TELEGRAM_IDS: String(OWNER) };
    instances = [await world.start(settings), await world.start(settings)];
  });
  afterAll(() => world.stop());

  it('register everybody once, though every message comes twice and is asked as well', async () => {
    const people = Array.from({ length: 60 }, () => somebody());
    await Promise.all(
      people.map(async (person) => {
        await world.bus.publish(ChatOpened, { userId: person.userId });
        await world.bus.send(Register, person, person.userId);
        await world.bus.send(Register, person, person.userId);
        await accepted(world.bus.client.ask(Register, person, { key: person.userId }));
      }),
    );
    for (const { userId } of people) await eventsOf(world.bus, UserRegistered, userId, 1);
    await Promise.all(instances.map((instance) => instance.settled()));
    for (const { userId } of people) {
      expect(await eventsOf(world.bus, UserRegistered, userId, 1)).toHaveLength(1);
      expect(await contextOf(world, userId)).toMatchObject({ state: { reachable: true } });
    }
  });

  it('answer the same key the same, byte for byte, and act once', async () => {
    const owner = (await registered(world, { telegramId: OWNER })).userId;
    const { userId } = await registered(world);
    const grant = { userId, role: 'moderator' as const, by: owner };
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => world.bus.client.ask(GrantRole, grant, { key: userId })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ ok: true, result: { roles: ['follower', 'moderator'] } })]),
    );
    await Promise.all(instances.map((instance) => instance.settled()));
    expect(await eventsOf(world.bus, RolesChanged, userId, 1)).toHaveLength(1);
  });

  it('give a Telegram account to one of many who claim it at once', async () => {
    const person = somebody();
    const codes = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const claim = { ...person, userId: randomUUID() };
        return codeOf(await world.bus.client.ask(Register, claim, { key: claim.userId }));
      }),
    );
    expect(codes.toSorted()).toEqual(['accepted', ...Array.from({ length: 19 }, () => 'identity-taken')]);
  });

  it('lose nothing when one of them stops in the middle', async () => {
    const people = Array.from({ length: 60 }, () => somebody());
    const sent = people.map((person) => world.bus.send(Register, person, person.userId));
    await Promise.all([...sent, instances[0]?.stop()]);
    for (const { userId } of people) {
      await world.bus.publish(ChatOpened, { userId });
      await world.bus.publish(CommandUsed, { userId, command: 'start' });
    }
    for (const { userId } of people) {
      expect(await eventsOf(world.bus, UserRegistered, userId, 1)).toHaveLength(1);
      expect(await eventsOf(world.bus, StateChanged, userId, 1)).toHaveLength(1);
    }
  });
});
