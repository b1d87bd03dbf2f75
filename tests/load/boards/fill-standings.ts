import { randomInt, randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import mongoose from 'mongoose';
import { standings } from '../../../services/achievements/src/collections/standings.ts';
import type { Standing } from '../../../services/achievements/src/rules/standing.ts';
import { documentsDatabase, documentsFile } from '../../shared/documents.ts';
import type { LoadFleet } from '../fleet/load-fleet.ts';

const AT_ONCE = 5_000;
const TURN_MS = 5_000;
/** As the tiers of the sample content add up: few different sums, and so many ties. */
const SUMS = [10, 20, 30, 70, 85, 90, 160, 220, 310, 400, 520, 700, 1_150];

/** Adds users who have points on every board that is open at a moment; returns some of their ids. */
export async function fillStandings(fleet: LoadFleet, users: number, windows: Windows): Promise<string[]> {
  const { add, close } = fleet.mongo ? await inMongo(fleet.mongo.url) : inSqlite(fleet.home);
  try {
    const some: string[] = [];
    for (let first = 0; first < users; first += AT_ONCE) {
      const rows = Array.from({ length: Math.min(AT_ONCE, users - first) }, () => standing(windows));
      await add(rows);
      some.push(...rows.slice(0, Math.ceil((10_000 * AT_ONCE) / users)).map(({ userId }) => userId));
    }
    return some;
  } finally {
    await close();
  }
}

/** Where standings are added. */
interface Target {
  add(rows: readonly Standing[]): Promise<unknown>;
  close(): Promise<void>;
}

async function inMongo(url: string): Promise<Target> {
  const connection = await mongoose
    .createConnection(url, { dbName: documentsDatabase('achievements') })
    .asPromise();
  const stored = connection.db!.collection<{ _id: string }>(standings.name);
  return {
    add: (rows) =>
      stored.insertMany(rows.map(standings.toStored), { ordered: false, writeConcern: { w: 1 } }),
    close: () => connection.close(),
  };
}

/** The service is at work on the same file meanwhile: each gets its turn. */
function inSqlite(home: string): Target {
  const database = new DatabaseSync(documentsFile(home, 'achievements'), { timeout: TURN_MS });
  const insert = database.prepare(`insert into ${standings.name} (id, document) values (?, ?)`);
  return {
    async add(rows) {
      database.exec('begin immediate');
      for (const row of rows) insert.run(row.userId, JSON.stringify(row));
      database.exec('commit');
    },
    close: async () => database.close(),
  };
}

/** The windows that are open, by their keys. */
export interface Windows {
  readonly week: string;
  readonly month: string;
  readonly season: string;
  readonly now: Date;
}

function standing({ week, month, season, now }: Windows): Standing {
  const xp = SUMS[randomInt(SUMS.length)]! + 10 * randomInt(8) * randomInt(8);
  const at = new Date(now.getTime() - randomInt(5 * 86_400_000)).toISOString();
  const score = { points: xp, at };
  return {
    userId: randomUUID() as string,
    ban: null,
    timeZone: 'Europe/Madrid',
    dayStart: null,
    excused: null,
    roles: [],
    offBoards: false,
    xp,
    level: 1,
    achievements: {
      'first-kiss': { count: 7, earned: [{ tier: 'bronze', at }] },
      'restless-heart': { count: 7, earned: [] },
      'life-of-the-party': { count: 3, earned: [] },
    },
    scores: {
      at,
      week: { key: week, ...score },
      month: { key: month, ...score },
      seasons: { [season]: score },
    },
    changedAt: at,
    history: {},
  };
}
