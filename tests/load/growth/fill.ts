import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { achievements } from '../../../services/achievements/src/achievements.service.ts';
import { missions } from '../../../services/missions/src/missions.service.ts';
import { type DocumentsKind, documentsDatabase, documentsFile } from '../../shared/documents.ts';
import type { LoadFleet } from '../fleet/load-fleet.ts';
import { fillMongo } from './fill-mongo.ts';
import { fillSqlite } from './fill-sqlite.ts';

/** How often what a small load left is copied. */
export interface Fill {
  readonly users: number;
  readonly events: number;
}

/** A document or row a user; everything else comes with events. */
const OF_USERS = /^(progress|standings|kit_sequences)$/;

/** The numbers of so many copies of what a table holds; 0 is what it holds already. */
export const copyNumbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** The numbers of the copies to make of what a table holds. */
export const copiesOf = (table: string, { users, events }: Fill) =>
  copyNumbers(isOfUsers(table) ? users : events);

/** Whether a table has a row a user. */
export const isOfUsers = (table: string) => OF_USERS.test(table);

/** What a user and an event take on the disk, in all databases together: seen, rounded up. MongoDB packs them. */
const BYTES = { sqlite: { user: 5_000, event: 850 }, mongo: { user: 2_000, event: 400 } };
const MIB = 2 ** 20;

/** How much a fleet of so many users and events takes. */
export function estimatedMiB(
  { users, events }: { users: number; events: number },
  documents: DocumentsKind,
): number {
  const { user, event } = BYTES[documents];
  return Math.ceil((users * user + events * event) / MIB);
}

/** @throws when filling would take more than half of what is free */
export async function hasRoom(folder: string, neededMiB: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const freeMiB = Math.floor((bavail * bsize) / MIB);
  if (neededMiB > freeMiB / 2)
    throw new Error(
      `That needs about ${neededMiB} MiB, and only ${freeMiB} MiB are free: choose --growth short`,
    );
}

/**
 * Fills the databases of a fleet whose services do not run. The wallet's own book is left as it is: each entry carries the
 * hash of the one before, and the wallet audits it.
 */
export async function fillFleet({ home, mongo }: LoadFleet, fill: Fill): Promise<void> {
  fillSqlite(join(home, 'data', 'wallet.sqlite'), fill);
  for (const { name, owns } of [missions, achievements]) {
    const tables = owns.documents?.collections.map((collection) => collection.name);
    if (mongo) await fillMongo(mongo.url, documentsDatabase(name), fill);
    else fillSqlite(documentsFile(home, name), fill, tables);
  }
}
