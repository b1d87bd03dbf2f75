import { resolve } from 'node:path';
import type { LoadFleet } from '../fleet/load-fleet.ts';
import { jetStreamLimit } from './limit-jetstream.ts';
import { mongoLimit } from './limit-mongo.ts';
import { sqliteLimit } from './limit-sqlite.ts';
import type { Flood } from './measure.ts';

/** What the servers do with the same messages and the same rows when nobody decides anything. */
export interface Limits {
  /** Published, delivered to as many consumers as in the fleet, and acknowledged. */
  readonly jetStream: Limit;
  /** The rows of the wallet, inserted in bulk. */
  readonly sqlite: Limit;
  /** The documents of missions and achievements, inserted in bulk. */
  readonly mongo: Limit;
  /** Journeys a second if the three were done one after another, and nothing else. */
  readonly allInTurnPerSecond: number;
}

/** What one server does alone. */
export interface Limit {
  readonly items: number;
  readonly itemsPerSecond: number;
  /** As many reactions' worth of them. */
  readonly journeysPerSecond: number;
}

/** Items done, and in how many seconds. */
export interface Done {
  readonly items: number;
  readonly seconds: number;
}

/**
 * Does again what the fleet has just done, without the fleet.
 * @param journeys how many reactions the databases have seen so far
 */
export async function measureLimits(fleet: LoadFleet, flood: Flood, journeys: number): Promise<Limits> {
  const jetStream = limit(await jetStreamLimit(fleet.connection, flood.messages), flood.reactions);
  const sqlite = limit(sqliteLimit(resolve(fleet.home, 'data/wallet.sqlite'), fleet.home), journeys);
  const databases = ['yabot_missions', 'yabot_achievements'];
  const mongo = limit(await mongoLimit(fleet.mongo.url, databases), journeys);
  const secondsEach = [jetStream, sqlite, mongo].reduce((sum, each) => sum + 1 / each.journeysPerSecond, 0);
  return { jetStream, sqlite, mongo, allInTurnPerSecond: Math.round(1 / secondsEach) };
}

function limit({ items, seconds }: Done, journeys: number): Limit {
  return {
    items,
    itemsPerSecond: Math.round(items / seconds),
    journeysPerSecond: Math.round(journeys / seconds),
  };
}
