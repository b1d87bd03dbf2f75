import type { LoadedContent } from '@yabot/content';
import { type HistoryReport, HistoryStudy, pastBands } from '@yabot/economy-simulation';
import { withFleet } from '../fleet/known-fleet.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { say, sayJson } from '../terminal/output.ts';
import { historyPage, writePage } from './page.ts';
import { type BookedMovement, eachMovement, eachRecorded, recordedSince } from './recorded.ts';
import { bandLines, historyLines } from './show.ts';
import type { Told } from './simulate.ts';

/** What began later than this may still be on its way. */
const ON_ITS_WAY_MS = 10_000;
/** How long the clocks of machines may differ, and a stream be behind a ledger. */
const APART_MS = 60_000;

/** Since when and until when history was played, and what that came to. */
export interface PlayedReport extends HistoryReport {
  readonly since: string;
  readonly until: string;
  /** Whether everything is recorded since the first message there ever was. */
  readonly whole: boolean;
  readonly messages: number;
}

/** Plays what was recorded: with the content of the community, and with another if one is given. */
export async function simulateHistory(
  contentThen: LoadedContent,
  content: LoadedContent | undefined,
  told: Told,
): Promise<number> {
  const report = await played(contentThen, content, told);
  told.done();
  const judged = report.changed ?? report.played;
  const past = pastBands(judged.measured, told.bands);
  if (told.json) sayJson({ ...report, bands: told.bands, past });
  else for (const line of [...historyLines(report), ...bandLines(judged, told.bands, past)]) say(line);
  if (told.page) await writePage(told.page, historyPage(report));
  const isRight = report.differing.length === 0 || !report.whole;
  return isRight && past.length === 0 ? EXIT_CODES.ok : EXIT_CODES.notWell;
}

function played(
  contentThen: LoadedContent,
  content: LoadedContent | undefined,
  { at, until = new Date(Date.now() - ON_ITS_WAY_MS) }: Told,
): Promise<PlayedReport> {
  return withFleet(async (connection) => {
    const recorded = await recordedSince(connection);
    if (!recorded) throw new CliError('economy.nothing');
    const { since, whole } = recorded;
    const study = new HistoryStudy({ contentThen, ...(content ? { content } : {}), begins: since });
    try {
      const book = (movement: BookedMovement) => study.book(movement as Parameters<typeof study.book>[0]);
      const later: BookedMovement[] = [];
      const end = since.getTime() + APART_MS;
      const after = await eachMovement(connection, { until }, (movement) => {
        if (Date.parse(movement.at) > end) return true;
        if (Date.parse(movement.at) < since.getTime()) book(movement);
        else later.push(movement);
        return false;
      });
      const messages = await eachRecorded(connection, until, (message) => study.take(message), at);
      for (const movement of later) book(movement);
      await eachMovement(connection, { until, after }, (movement) => {
        book(movement);
        return false;
      });
      return { since: since.toISOString(), until: until.toISOString(), whole, messages, ...study.report() };
    } finally {
      study.close();
    }
  });
}
