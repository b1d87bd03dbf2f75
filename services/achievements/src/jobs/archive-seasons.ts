import { randomUUID } from 'node:crypto';
import type { ContentSettings } from '@yabot/content/service';
import { ArchiveSeasonPage, CloseSeason, partitionOf, type SentCommand } from '@yabot/contracts';
import type { AttachContext } from '@yabot/service-kit';
import { PAGE_ROWS } from '../collections/season-pages.ts';
import { everySeason } from '../collections/seasons.ts';
import type { Boards } from '../rules/boards/boards.ts';

/** Of several instances, whoever works on this partition archives. */
const ARCHIVES = partitionOf('seasons');
const FIRST = 10;

/** Keeps the boards of the seasons that have ended, page by page; what was begun and broken off is done again. */
export async function archiveClosing(context: AttachContext<ContentSettings>, boards: Boards): Promise<void> {
  for (const { seasonId, state } of await context.read().documents.find(everySeason)) {
    if (state === 'closing' && context.holds(ARCHIVES)) await archive(context, boards, seasonId);
    else if (state === 'archived') boards.forget(seasonId);
  }
}

async function archive(context: AttachContext<ContentSettings>, boards: Boards, seasonId: string) {
  const ranking = boards.season(seasonId);
  const participants = ranking.size;
  const run = randomUUID();
  for (let page = 0; page * PAGE_ROWS < participants; page++) {
    const rows = ranking.scored(page * PAGE_ROWS + 1, PAGE_ROWS);
    const key = `archive:${run}:${page}`;
    if (!(await done(context, ArchiveSeasonPage.of({ seasonId, page, rows }, { key })))) return;
  }
  const top = ranking.rows(1, FIRST);
  await done(context, CloseSeason.of({ seasonId, participants, top }, { key: `close:${run}` }));
}

/** What is refused, as by a database that is away, is done again with the next turn. */
async function done(context: AttachContext<ContentSettings>, command: SentCommand): Promise<boolean> {
  const answer = await context.submit(command);
  if (!answer.ok) context.log.warn({ code: answer.refusal.code }, 'season-not-archived-yet');
  return answer.ok;
}
