import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Envelope, toHeaders } from '@yabot/contracts';
import { v7 as uuidv7 } from 'uuid';
import { BatchLoop } from '../src/batch/batch-loop.ts';
import type { BatchObserver, Verdict } from '../src/batch/batch-observer.ts';
import type { Item, Outcome } from '../src/batch/item.ts';
import { Lane } from '../src/batch/lane.ts';
import type { BatchResult } from '../src/batch/process-batch.ts';
import { DEADLINE_HEADER } from '../src/middleware/deadline.ts';
import { itemFrom } from '../src/runtime/intake.ts';
import { type SqlStore, sqlStore } from '../src/store/sql/store.ts';
import type { Store } from '../src/store/store.ts';
import { Added, adderOn, type SumRow, sqlSchema, sumsOn, Take } from './adder.ts';

/** The name of an instance, and of its lane. */
export const INSTANCE = 'instance';

/** A SQLite store in a folder of its own. */
export async function openStore(): Promise<{ store: SqlStore; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'yabot-loop-'));
  const store = sqlStore({ url: `sqlite:${join(folder, 'sums.sqlite')}`, name: 'wallet', schema: sqlSchema });
  await store.open();
  return {
    store,
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A loop of the adder on a store, with what it tells.
 * @param holds whether it is sure of its partitions without asking the database
 */
export function openLoop(
  store: Store,
  over: Partial<BatchObserver> = {},
  instance = INSTANCE,
  holds = () => false,
) {
  const results: BatchResult[] = [];
  const verdicts: Verdict[] = [];
  const observer: BatchObserver = {
    step: () => undefined,
    committed: (result) => void results.push(result),
    measured: () => undefined,
    storeAvailable: () => undefined,
    batchFailed: () => undefined,
    failed: (_, __, verdict) => void verdicts.push(verdict),
    unsettled: () => undefined,
    ...over,
  };
  const environment = {
    store,
    service: 'wallet' as const,
    codeVersion: 'test',
    instance,
    holds,
    lane: new Lane(instance),
    clock: () => new Date(),
    newId: uuidv7,
    resources: () => undefined,
    batchMax: 500,
    firstRetryMs: 10,
    begin: async () => undefined,
  };
  return { results, verdicts, loop: new BatchLoop(environment, observer) };
}

/** What somebody has. */
export async function sumOf(store: Store, who: string): Promise<SumRow | undefined> {
  return (await store.load(sumsOn.sql, [who])).get(who);
}

interface AddedItem {
  readonly who: string;
  readonly amount: number;
  readonly note?: string;
  readonly id?: string;
  readonly partition?: number;
}

/** An event on its way to the adder. */
export function added(event: AddedItem, settle: (outcome: Outcome) => void = () => undefined): Item {
  const { who, amount, note = '', id = uuidv7(), partition } = event;
  const header = headerOf({ ...common(who, Added.type, id), source: 'gateway' });
  const raw = JSON.stringify({ who, amount, note });
  const incoming = {
    header,
    raw,
    fallbackId: id,
    waited: false,
    ...(partition === undefined ? {} : { partition }),
  };
  return itemFrom(incoming, adderOn.sql.consumes![0] as Item['handler'], settle);
}

/** A command somebody waits for. */
export function asked(
  command: { readonly who: string; readonly amount: number; readonly key: string; readonly until?: number },
  settle: (outcome: Outcome) => void = () => undefined,
): Item {
  const { who, amount, key, until } = command;
  const envelope = { ...common(who, Take.type, uuidv7()), source: 'gateway', idempotencyKey: key };
  const headers = headerOf(envelope);
  const incoming = {
    header: (name: string) => (name === DEADLINE_HEADER ? until?.toString() : headers(name)),
    raw: JSON.stringify({ who, amount }),
    fallbackId: key,
    waited: true,
  };
  return itemFrom(incoming, adderOn.sql.accepts![0] as Item['handler'], settle);
}

function common(entity: string, type: string, id: string) {
  return { id, type, entity, correlationId: id, time: new Date().toISOString() };
}

function headerOf(envelope: Envelope): (name: string) => string | undefined {
  const headers = new Map(toHeaders(envelope));
  return (name) => headers.get(name);
}
