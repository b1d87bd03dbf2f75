import type { AchievementDefinition } from '@yabot/content';
import type { Countable, Definitions } from './definitions.ts';
import { isCountable } from './definitions.ts';
import { KEPT, type Past, pastName } from './history.ts';
import type { Standing, Tally } from './standing.ts';

/**
 * How the tally of an achievement is found in what is kept of before; undefined when nothing is that could tell. What
 * another achievement counted of the same is the whole truth; the history of an event is, when it was kept by that field.
 */
export function pastReader(
  achievement: AchievementDefinition,
  definitions: Pick<Definitions, 'achievements'>,
): ((standing: Standing) => Omit<Tally, 'earned'> | undefined) | undefined {
  if (!isCountable(achievement)) return () => ({ count: 0 });
  const twins = definitions.achievements.filter(
    (other) => other.id !== achievement.id && isTwin(other, achievement),
  );
  const inHistory = historyReader(achievement);
  if (twins.length === 0 && !inHistory) return undefined;
  return (standing) => {
    const found = [
      ...twins.map(({ id }) => standing.achievements[id]),
      inHistory?.(standing.history[pastName(achievement.trigger.event)]),
    ];
    return found.reduce(
      (most, next) => (next && isUsable(next, achievement) && next.count > (most?.count ?? 0) ? next : most),
      undefined,
    );
  };
}

/** The streak of the same that somebody has by now; undefined when nothing tells of a longer one than is counted. */
export function goingStreak(
  achievement: AchievementDefinition,
  { achievements, history }: Standing,
  { achievements: all }: Pick<Definitions, 'achievements'>,
): Pick<Tally, 'count' | 'day'> | undefined {
  if (!isCountable(achievement)) return undefined;
  const counted = achievements[achievement.id]?.count ?? 0;
  const past = achievement.trigger.where ? undefined : history[pastName(achievement.trigger.event)];
  const known = [
    ...all.filter((other) => isTwin(other, achievement)).map(({ id }) => achievements[id]),
    past && { count: past.run, day: past.day },
  ];
  const longer = known.flatMap((streak) =>
    streak?.day !== undefined && streak.count > counted ? streak : [],
  );
  const [longest] = longer.toSorted((one, other) => other.count - one.count);
  return longest?.day === undefined ? undefined : { count: longest.count, day: longest.day };
}

const isTwin = (other: AchievementDefinition, { trigger, counts }: Countable) =>
  JSON.stringify([other.trigger, other.counts]) === JSON.stringify([trigger, counts]);

/** Different values that are no longer known would be counted again. */
const isUsable = (tally: Omit<Tally, 'earned'>, { counts }: Countable) =>
  counts.by !== 'distinct' || tally.values !== undefined;

function historyReader({ trigger, counts: { by, field = '' } }: Countable) {
  const kept = KEPT[pastName(trigger.event)] ?? {};
  const where = Object.entries(trigger.where ?? {});
  const [only] = where;
  const read = (tally: (past: Past) => Omit<Tally, 'earned'>) => (past: Past | undefined) =>
    past && tally(past);
  if (by === 'events' && only && where.length === 1 && kept.by?.includes(only[0])) {
    const values = [only[1]].flat().map(String);
    return read((past) => ({
      count: values.reduce((sum, value) => sum + (past.by[only[0]]?.[value] ?? 0), 0),
    }));
  }
  if (only) return undefined;
  if (by === 'events') return read(({ count }) => ({ count }));
  if (by === 'streak') return read(({ best, day }) => ({ count: best, day }));
  if (by === 'sum' && kept.sums?.includes(field)) return read(({ sums }) => ({ count: sums[field] ?? 0 }));
  if (by !== 'distinct' || !kept.by?.includes(field)) return undefined;
  return read((past) => {
    const values = Object.keys(past.by[field] ?? {});
    return { count: values.length, values };
  });
}
