import type { LocalizedText } from '@yabot/contracts';
import type { SeasonWindow } from './definitions.ts';

/** What counts until the last moment may take as long to arrive. */
const GRACE_MS = 10 * 60_000;

/** A season that was on or is: open, then closing until its board is archived. */
export interface SeasonRecord {
  readonly seasonId: string;
  readonly title: LocalizedText;
  readonly first: string;
  readonly last: string;
  /** The moment after its last. */
  readonly ends: string;
  readonly state: 'open' | 'closing' | 'archived';
  readonly participants: number | null;
}

/** A season of the content as it is kept from its first day on. */
export function openSeason({ id, title, from, until, ends }: SeasonWindow): SeasonRecord {
  return {
    seasonId: id,
    title,
    first: from,
    last: until,
    ends: ends.toISOString(),
    state: 'open',
    participants: null,
  };
}

/** The seasons of the content that are to be noted: they have begun, and are not kept, or say something else than is kept. */
export function toBeNoted(
  known: readonly SeasonRecord[],
  content: readonly SeasonWindow[],
  now: Date,
): SeasonRecord[] {
  return content
    .filter(({ begins }) => begins <= now)
    .map(openSeason)
    .filter((season) => {
      const kept = known.find(({ seasonId }) => seasonId === season.seasonId);
      return (
        !kept || (kept.state === 'open' && JSON.stringify(inOrder(kept)) !== JSON.stringify(inOrder(season)))
      );
    });
}

/** When the board of a season is archived. */
export function archivedAt({ ends }: Pick<SeasonRecord, 'ends'>): Date {
  return new Date(Date.parse(ends) + GRACE_MS);
}

/** Whether a season that is still open is over. */
export function isOver(season: SeasonRecord, now: Date): boolean {
  return season.state === 'open' && archivedAt(season) <= now;
}

const inOrder = ({ title: { es, en }, first, last, ends }: SeasonRecord) => [es, en, first, last, ends];

/** Every season that was on, is, or comes, from the earliest. */
export function listed(known: readonly SeasonRecord[], content: readonly SeasonWindow[], now: Date) {
  const others = content.filter(({ id }) => known.every(({ seasonId }) => seasonId !== id));
  return [
    ...known.map((season) => ({ ...season, begun: true })),
    ...others.map((season) => comingOrOpen(season, now)),
  ]
    .map(({ seasonId, title, first, last, state, participants, begun }) => ({
      seasonId,
      title,
      first,
      last,
      state: begun ? state : ('coming' as const),
      participants,
    }))
    .sort((one, other) => (one.first < other.first ? -1 : 1));
}

const comingOrOpen = (season: SeasonWindow, now: Date) => ({
  ...openSeason(season),
  begun: season.begins <= now,
});
