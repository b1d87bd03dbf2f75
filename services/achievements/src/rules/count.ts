import { isBanned, localDay } from '@yabot/content';
import type { Definitions } from './definitions.ts';
import type { Fact } from './fact.ts';
import { remembered } from './history.ts';
import { clockOf, type Outcome, type Standing, tallyOf } from './standing.ts';
import { oneMore } from './tally.ts';
import { unlock } from './unlock.ts';

/** What an event means for the achievements of a user. Who is banned earns nothing. */
export function count(standing: Standing, fact: Fact, definitions: Definitions, now = fact.at): Outcome {
  const { counting } = definitions;
  if (!counting.types.includes(fact.type) || isBanned(standing.ban, fact.at))
    return { standing, emit: [], send: [] };
  const day = localDay(fact.at, clockOf(standing, definitions));
  const place = { day, excused: standing.excused };
  const matching = counting.matching(fact.type, fact.data);
  const tallies = matching.map((achievement) => {
    const tally = oneMore(tallyOf(standing, achievement.id), achievement, fact, place);
    return [achievement.id, tally] as const;
  });
  const counted = {
    ...standing,
    achievements: { ...standing.achievements, ...Object.fromEntries(tallies) },
    history: remembered(standing.history, fact, place),
  };
  return unlock(counted, matching, { at: fact.at, now, quiet: isQuiet(fact) }, definitions);
}

/** What comes of a retroactive grant is told as quietly as the grant itself. */
const isQuiet = ({ data }: Fact) => (data as { quiet?: unknown }).quiet === true;
