import { type DocumentMigration, packing } from '@yabot/service-kit';

/** The steps of the shape of this database. */
export const migrations: readonly DocumentMigration[] = [
  packing('0001-packed', 'progress', ['tallies', 'achievements', 'missions']),
];
