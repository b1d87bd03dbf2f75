import { randomUUID } from 'node:crypto';
import { CheckAccess, GiveSubscription, GrantRole, RevokeAccess, RevokeRole } from '@yabot/contracts';
import { type Client, defineService } from '@yabot/service-kit';
import { accepted, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registered } from './fixtures.ts';
import { aHouse, type House } from './vip.ts';

/** Less than what is kept would be kept for. */
const BEFORE_TOO_OLD_MS = 4_000;

describe('A service in two instances that keeps what it is told of access', () => {
  let house: House;
  const clients: Client[] = [];
  const asking = defineService({
    name: 'wallet',
    summary: 'asks who may, and keeps it',
    asks: [CheckAccess],
    keeps: [CheckAccess],
    owns: {},
    attach: async ({ client }) => {
      clients.push(client);
      return { stop: async () => undefined };
    },
  });
  beforeAll(async () => {
    house = await aHouse();
    for (let i = 0; i < 2; i++) await house.bus.start(asking, house.environment);
  });
  afterAll(() => house.stop());

  /** Each instance says so before what it kept would be too old anyway: it heard of the change. */
  const allSay = (userId: string, resource: string, allowed: boolean) =>
    until(
      `both say ${allowed}`,
      async () => {
        const answers = await Promise.all(
          clients.map((client) => client.ask(CheckAccess, { userId, resource })),
        );
        return answers.every((answer) => answer.ok && answer.result.allowed === allowed);
      },
      BEFORE_TOO_OLD_MS,
    );
  const ask = (command: typeof GrantRole, userId: string) =>
    house.bus.client.ask(command, { userId, role: 'moderator', by: house.owner }, { key: randomUUID() });

  it('knows of a demotion before what it keeps is too old, in both', async () => {
    const { userId } = await registered(house);
    await ask(GrantRole, userId);
    await allSay(userId, 'office', true);
    await ask(RevokeRole, userId);
    await allSay(userId, 'office', false);
  });

  it('knows of a subscription and of a revocation before what it keeps is too old, in both', async () => {
    const { userId } = await registered(house);
    await allSay(userId, 'balcony', false);
    const month = { userId, planId: 'month', by: house.owner };
    await accepted(house.bus.client.ask(GiveSubscription, month, { key: randomUUID() }));
    await allSay(userId, 'balcony', true);
    const revocation = { userId, resource: 'balcony', until: null, by: house.owner };
    await accepted(house.bus.client.ask(RevokeAccess, revocation, { key: randomUUID() }));
    await allSay(userId, 'balcony', false);
    expect(clients).toHaveLength(2);
  });
});
