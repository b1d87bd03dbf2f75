import { existsSync } from 'node:fs';
import { SERVICE_NAMES } from '@yabot/contracts';
import { hasMongoData } from '@yabot/local-servers';
import { documentsFile, sqliteFolder } from '@yabot/service-kit/settings';
import { homeOf } from './home.ts';

/** Where a fleet keeps its documents: what users are doing, missions, achievements. */
export type DocumentsPlace =
  /** In the MongoDB that `MONGODB_URI` names. */
  | { readonly kind: 'given'; readonly url: string }
  /** In a MongoDB of the home, which began with one. */
  | { readonly kind: 'mongo'; readonly folder: string }
  /** In SQLite files. */
  | { readonly kind: 'sqlite'; readonly folder: string };

/** A setting wins; what a home has stays where it is; a fresh one needs no server for it. */
export async function documentsPlace(environment: NodeJS.ProcessEnv): Promise<DocumentsPlace> {
  const { MONGODB_URI: url } = environment;
  if (url) return { kind: 'given', url };
  const { mongo, sqlite } = placesIn(environment);
  return (await hasMongoData(mongo.folder)) ? mongo : sqlite;
}

/** Folders of this home with documents that nobody reads, since they are kept elsewhere now. */
export async function documentsAside(environment: NodeJS.ProcessEnv): Promise<string[]> {
  const { kind } = await documentsPlace(environment);
  const { mongo, sqlite } = placesIn(environment);
  const isLeft = { mongo: await hasMongoData(mongo.folder), sqlite: hasFiles(environment) };
  return [mongo, sqlite]
    .filter((place) => place.kind !== kind && isLeft[place.kind])
    .map(({ folder }) => folder);
}

function placesIn(environment: NodeJS.ProcessEnv) {
  return {
    mongo: { kind: 'mongo', folder: homeOf(environment).in('mongo') },
    sqlite: { kind: 'sqlite', folder: sqliteFolder(sqliteSettings(environment)) },
  } as const;
}

const hasFiles = (environment: NodeJS.ProcessEnv) =>
  SERVICE_NAMES.some((service) => existsSync(documentsFile(sqliteSettings(environment), service)));

const sqliteSettings = (environment: NodeJS.ProcessEnv) => ({
  DATABASE_URL: environment.DATABASE_URL || undefined,
  YABOT_HOME: homeOf(environment).folder,
});
