import { PARTITIONS } from '@yabot/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LEASE_MS } from '../src/partitions/liveness.ts';
import { Membership } from '../src/partitions/membership.ts';
import { useStore } from './store/store.ts';

const SELF = 'here/1/self';
const OTHER = 'elsewhere/1/other';
const ALL = Array.from({ length: PARTITIONS }, (_, partition) => partition);

describe('An instance that is alone', () => {
  const on = useStore('SQLite');
  let given: number[];
  let member: Membership;

  beforeEach(async () => {
    vi.useFakeTimers({ now: 0, toNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    given = [];
    member = new Membership(on.store, SELF, {
      published: () => 0,
      marked() {},
      held() {},
      failed(error) {
        throw error;
      },
      async giving(partitions) {
        given.push(...partitions);
      },
      orphaned() {},
    });
    await member.start();
  });
  afterEach(async () => {
    await member.stop();
    vi.useRealTimers();
  });

  it('relies on its lease, and asks after a freeze what another took meanwhile', async () => {
    const { coordination } = on.store;
    await coordination.claim(3, SELF, OTHER);
    await coordination.release(OTHER, [3]);
    await member.lookAround();
    expect(given).toEqual([]);
    vi.advanceTimersByTime(LEASE_MS);
    await member.lookAround();
    expect(given).toEqual([3]);
    expect([...member.held].toSorted()).toEqual(ALL);
    expect(new Set((await coordination.holders()).values())).toEqual(new Set([SELF]));
  });

  it('gives half away as soon as there is another', async () => {
    const { coordination } = on.store;
    await coordination.heartbeat({ id: OTHER, expiresAt: 1, published: 0 });
    await member.lookAround();
    expect(member.held.size).toBe(PARTITIONS / 2);
    expect((await coordination.holders()).size).toBe(PARTITIONS / 2);
  });
});
