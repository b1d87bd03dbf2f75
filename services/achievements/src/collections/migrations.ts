import type { MongoMigration } from '@yabot/service-kit';

/** The steps of the shape of this database. */
export const migrations: readonly MongoMigration[] = [
  {
    name: '0001-boards',
    up: async ({ db }) => {
      const now = new Date().toISOString();
      await db!.collection('standings').updateMany({ scores: { $exists: false } }, [
        {
          $set: {
            timeZone: null,
            dayStart: null,
            zoneSince: null,
            roles: { $literal: [] },
            offBoards: false,
            scores: {
              at: { $cond: [{ $gt: ['$xp', 0] }, now, null] },
              week: null,
              month: null,
              seasons: { $literal: {} },
              changedAt: now,
            },
            history: { $literal: {} },
          },
        },
      ]);
    },
    down: async ({ db }) => {
      const added = ['timeZone', 'dayStart', 'zoneSince', 'roles', 'offBoards', 'scores', 'history'];
      await db!.collection('standings').updateMany({}, [{ $unset: added }]);
    },
  },
];
