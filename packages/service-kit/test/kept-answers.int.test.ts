import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckAccess, RolesChanged } from '@yabot/contracts';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, defineService, query } from '../src/index.ts';
import { startTestBus, type TestBus, until } from '../src/testing/index.ts';
import { adderOn } from './adder.ts';

const RESOURCE = 'balcony';
const BEFORE_TOO_OLD_MS = 4_000;
const ANA = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c01';
const BEA = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c02';
const CARA = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c03';

describe('Answers that are kept', () => {
  let servers: StoreServers<'nats'>;
  let bus: TestBus;
  let home: string;
  let allowed = true;
  let asked = 0;
  /** Answers wait for it. */
  let gate: Promise<void> = Promise.resolve();
  const clients: Client[] = [];

  /** Says who may, counting how often it is asked. */
  const owner = defineService({
    name: 'user',
    summary: 'says who may',
    answers: [
      query(CheckAccess, {
        answer: async () => {
          asked += 1;
          const answer = { allowed, missing: [] };
          await gate;
          return answer;
        },
      }),
    ],
    owns: {},
  });
  /** Asks and keeps, in as many instances as are started. */
  const asking = defineService({
    ...adderOn.sql,
    asks: [CheckAccess],
    keeps: [CheckAccess],
    attach: async ({ client }) => {
      clients.push(client);
      return { stop: async () => undefined };
    },
  });

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'yabot-kit-'));
    servers = await startStoreServers(['nats']);
    bus = await startTestBus(servers.nats.url);
    await bus.start(owner, { YABOT_HOME: home });
    for (let i = 0; i < 3; i++) await bus.start(asking, { YABOT_HOME: home });
  });
  afterAll(async () => {
    await bus.stop();
    await servers.stop();
    await rm(home, { recursive: true, force: true });
  });
  beforeEach(async () => {
    allowed = true;
    for (const userId of [ANA, BEA]) await demoted(userId);
    await allSay(true);
    asked = 0;
  });

  const says = async (client: Client, userId = ANA) => {
    const answer = await client.ask(CheckAccess, { userId, resource: RESOURCE });
    return answer.ok && answer.result.allowed;
  };
  /** Before what they keep would be too old anyway: they have heard of the change. */
  const allSay = (wanted: boolean) =>
    until(
      `all say ${wanted}`,
      async () => {
        const said = await Promise.all(clients.map((each) => says(each)));
        return said.every((each) => each === wanted);
      },
      BEFORE_TOO_OLD_MS,
    );
  const demoted = (userId: string) => bus.publish(RolesChanged, { userId, roles: ['follower'] });

  it('are asked for once by each instance', async () => {
    for (let i = 0; i < 5; i++) await Promise.all(clients.map((each) => says(each, BEA)));
    expect(asked).toBe(clients.length);
  });

  it('are dropped in every instance when an event tells that they have changed', async () => {
    await Promise.all(clients.map((each) => says(each)));
    allowed = false;
    await demoted(ANA);
    await allSay(false);
  });

  it('about others stay', async () => {
    await Promise.all(clients.map((each) => says(each, BEA)));
    asked = 0;
    allowed = false;
    await demoted(ANA);
    await allSay(false);
    expect(await Promise.all(clients.map((each) => says(each, BEA)))).toEqual([true, true, true]);
  });

  it('are not kept when they were asked for before the event', async () => {
    const [client] = clients as [Client];
    let open: () => void = () => undefined;
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const early = says(client, CARA);
    await until('the owner is asked', () => asked === 1);
    allowed = false;
    await demoted(CARA);
    await until('the owner is asked anew', () => {
      void says(client, CARA);
      return asked > 1;
    });
    open();
    expect(await early).toBe(true);
    expect(await says(client, CARA)).toBe(false);
  });
});
