import type { Knex } from 'knex';
import { fromPage } from '../outbox-pages.ts';
import type { Coordination } from '../store.ts';
import { keepInMind } from './audit.ts';

/** Instances, partitions and lanes in the kit's SQL tables. */
export function sqlCoordination(writer: Knex): Coordination {
  return {
    async heartbeat({ id, expiresAt, published }) {
      await writer.raw(
        `insert into kit_instances (id, expires_at, published) values (?, ?, ?)
         on conflict (id) do update set expires_at = excluded.expires_at, published = excluded.published`,
        [id, expiresAt, published],
      );
    },
    async instances() {
      const rows = await writer('kit_instances').select();
      return rows.map((row) => ({
        id: row.id,
        expiresAt: Number(row.expires_at),
        published: Number(row.published),
      }));
    },
    async holders() {
      const rows = await writer('kit_partitions').select();
      return new Map(rows.map((row) => [Number(row.id), row.holder as string]));
    },
    async claim(partition, from, instance) {
      if (from === undefined) {
        const added = await writer('kit_partitions')
          .insert({ id: partition, holder: instance })
          .onConflict('id')
          .ignore()
          .returning('id');
        return added.length === 1;
      }
      const taken = await writer('kit_partitions')
        .where({ id: partition, holder: from })
        .update({ holder: instance });
      return taken === 1;
    },
    async release(instance, partitions) {
      await writer('kit_partitions')
        .where('holder', instance)
        .whereIn('id', [...partitions])
        .delete();
    },
    async laneAfter(lane, position, pages) {
      const found = await writer('kit_outbox')
        .where('lane', lane)
        .where('position', '>', position)
        .orderBy('position')
        .limit(pages);
      return found.flatMap((page) => fromPage({ ...page, position: Number(page.position) }, position));
    },
    async advance(lane, published) {
      await writer('kit_instances')
        .where('id', lane)
        .where('published', '<', published)
        .update({ published });
    },
    async forget({ id, expiresAt, published }) {
      if (published > 0) await keepInMind(writer, id);
      await writer('kit_instances').where({ id, expires_at: expiresAt }).delete();
    },
  };
}
