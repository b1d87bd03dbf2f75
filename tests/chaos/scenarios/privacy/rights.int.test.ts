import { connect } from '@nats-io/transport-node';
import { NATS_USERS, type NatsKeys, natsUsers, newSeed, publicKeysOf } from '@yabot/cli';
import { type RunningNats, startNats } from '@yabot/local-servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tryEverything } from './rights.ts';

describe('The NATS of a deployment', () => {
  const keys = Object.fromEntries(NATS_USERS.map((user) => [user, newSeed()])) as NatsKeys;
  let nats: RunningNats;
  beforeAll(async () => {
    nats = await startNats({ config: await natsUsers(publicKeysOf(keys)) });
  });
  afterAll(() => nats.stop());

  it('lets nobody in without a key', async () => {
    await expect(connect({ servers: nats.url, reconnect: false })).rejects.toThrow(/[Aa]uthorization/);
  });

  it('denies each service whatever is of another, and of nobody', async () => {
    const { tried, denied, allowed } = await tryEverything(nats.url, keys);
    expect(allowed).toEqual([]);
    expect(denied).toBe(tried);
    expect(tried).toBeGreaterThan(500);
  });
});
