import type { Knex } from 'knex';
import type { Attempts } from '../store.ts';
import { selectIn } from './statements.ts';

/** How many rows one statement counts. */
const AT_ONCE = 1_000;

/** Counted attempts in the kit's SQL table. */
export function sqlAttempts(writer: Knex): Attempts {
  return {
    async of(ids) {
      const rows = await selectIn(writer, 'kit_attempts', 'id', ids);
      return new Map(rows.map((row) => [String(row.id), Number(row.attempts)]));
    },
    async count(ids, at) {
      for (let start = 0; start < ids.length; start += AT_ONCE) {
        const part = ids.slice(start, start + AT_ONCE);
        await writer.raw(
          `insert into kit_attempts (id, attempts, at) values ${part.map(() => '(?, 1, ?)').join(',')}
           on conflict (id) do update set attempts = kit_attempts.attempts + 1, at = excluded.at`,
          part.flatMap((id) => [id, at.toISOString()]),
        );
      }
    },
  };
}
