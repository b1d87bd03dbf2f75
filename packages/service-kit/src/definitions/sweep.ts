import type { SentCommand } from '@yabot/contracts';
import type { Job } from './handlers.ts';

/** What {@link sweep} makes a job of. */
export interface Sweep extends Omit<Job, 'command'> {
  /** Does what is due at the beginning of a turn, `at`, which has to tell its key from those of other turns. */
  readonly command: (at: string) => SentCommand;
}

/**
 * Catches again and again what is due, such as what was missed while the service was down. Its turns begin at the full
 * minute (or at whatever multiple of `every`), so all instances send the same command with the same key in one turn, and
 * it is done once.
 * @example
 * export const endingDueBans = sweep({
 *   name: 'end-due-bans',
 *   every: 60_000,
 *   command: (at) => EndDueBans.of({ at }, { key: at }),
 * });
 */
export function sweep({ command, ...turns }: Sweep): Job {
  const { every } = turns;
  return {
    ...turns,
    command: (now) => command(new Date(Math.floor(now.getTime() / every) * every).toISOString()),
  };
}
