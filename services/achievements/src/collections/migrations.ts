import { type DocumentMigration, packing } from '@yabot/service-kit';

const packed = packing('0002-packed', 'standings', ['achievements', 'scores', 'history']);

/** The steps of the shape of this database. */
export const migrations: readonly DocumentMigration[] = [
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
  {
    name: packed.name,
    up: async (connection) => {
      const standings = connection.db!.collection('standings');
      await standings.updateMany({ changedAt: { $exists: false } }, [
        { $set: { changedAt: '$scores.changedAt' } },
        { $unset: 'scores.changedAt' },
      ]);
      if (await standings.indexExists('scores.changedAt_1').catch(() => false))
        await standings.dropIndex('scores.changedAt_1');
      await packed.up(connection);
    },
    down: async (connection) => {
      await packed.down(connection);
      await connection
        .db!.collection('standings')
        .updateMany({ changedAt: { $exists: true } }, [
          { $set: { 'scores.changedAt': '$changedAt' } },
          { $unset: 'changedAt' },
        ]);
    },
  },
  {
    name: '0003-excused-days',
    up: async ({ db }) => {
      await db!
        .collection('standings')
        .updateMany({ excused: { $exists: false } }, { $set: { excused: null }, $unset: { zoneSince: '' } });
    },
    down: async ({ db }) => {
      await db!
        .collection('standings')
        .updateMany({ excused: { $exists: true } }, { $set: { zoneSince: null }, $unset: { excused: '' } });
    },
  },
];
