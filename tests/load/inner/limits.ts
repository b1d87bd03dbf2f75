import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { documentsDatabase, documentsFile } from '../../shared/documents.ts';
import type { LoadFleet } from '../fleet/load-fleet.ts';
import type { Stored } from '../fleet/stream.ts';
import type { LimitTask } from './limit-worker.ts';

/** What the servers do with the same messages and the same rows when nobody decides anything. */
export interface Limits {
  /** Published, delivered to as many consumers as in the fleet, and acknowledged. */
  readonly jetStream: Limit;
  /** The rows of the wallet, inserted in bulk. */
  readonly sqlite: Limit;
  /** The documents of missions and achievements, inserted in bulk: in MongoDB, or in a SQLite file each at the same time. */
  readonly documents: Limit;
  /** Reactions a second when all of it is done at the same time, as in the fleet. */
  readonly togetherPerSecond: number;
}

/** What is done of one kind alone. */
export interface Limit {
  readonly items: number;
  readonly itemsPerSecond: number;
  /** As many reactions' worth of them. */
  readonly reactionsPerSecond: number;
}

/** Items done, and in how many seconds. */
export interface Done {
  readonly items: number;
  readonly seconds: number;
}

/** Messages as the fleet has just exchanged them, and how many of them a reaction leads to. */
export interface Exchanged {
  readonly sample: readonly Stored[];
  readonly messagesEach: number;
}

const OF_DOCUMENTS = ['missions', 'achievements'] as const;
/** So many reactions' worth of rows is enough to tell. */
const ROWS_OF = 20_000;

/**
 * Does again what the fleet has just done, without the fleet: each kind alone, then all at once.
 * @param reactions how many the databases have seen so far
 */
export async function measureLimits(
  fleet: LoadFleet,
  { sample, messagesEach }: Exchanged,
  reactions: number,
): Promise<Limits> {
  const share = Math.min(1, ROWS_OF / reactions);
  const rows = (file: string): LimitTask => ({ kind: 'sqlite', file, folder: fleet.home, share });
  const kinds: readonly (readonly LimitTask[])[] = [
    [{ kind: 'jetStream', url: fleet.nats.url, sample }],
    [rows(join(fleet.home, 'data', 'wallet.sqlite'))],
    fleet.mongo
      ? [{ kind: 'mongo', url: fleet.mongo.url, databases: OF_DOCUMENTS.map(documentsDatabase), share }]
      : OF_DOCUMENTS.map((service) => rows(documentsFile(fleet.home, service))),
  ];
  const worth = [sample.length / messagesEach, reactions * share, reactions * share];
  const limits: Limit[] = [];
  for (const [index, tasks] of kinds.entries()) limits.push(limit(await atOnce(tasks), worth[index]!));
  const together = await Promise.all(kinds.map(atOnce));
  const rates = together.map(({ seconds }, index) => worth[index]! / seconds);
  const [jetStream, sqlite, documents] = limits as [Limit, Limit, Limit];
  return { jetStream, sqlite, documents, togetherPerSecond: Math.round(Math.min(...rates)) };
}

/** As long as the slowest takes. */
async function atOnce(tasks: readonly LimitTask[]): Promise<Done> {
  const done = await Promise.all(tasks.map(inWorker));
  return {
    items: done.reduce((sum, { items }) => sum + items, 0),
    seconds: Math.max(...done.map(({ seconds }) => seconds)),
  };
}

/** In a thread of its own, since one thread could not keep several servers busy. */
function inWorker(task: LimitTask): Promise<Done> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(import.meta.dirname, 'limit-worker.ts'), { workerData: task });
    worker.once('message', resolve).once('error', reject);
  });
}

function limit({ items, seconds }: Done, reactions: number): Limit {
  return {
    items,
    itemsPerSecond: Math.round(items / seconds),
    reactionsPerSecond: Math.round(reactions / seconds),
  };
}
