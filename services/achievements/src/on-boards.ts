import type { CommandDefinition } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { standings } from './collections/standings.ts';
import { changed, newStanding } from './rules/standing.ts';

/** A command by which a user leaves the boards, or joins them again. */
export function choosing(
  definition: CommandDefinition<{ userId: string }, { onBoards: boolean }, never>,
  onBoards: boolean,
) {
  return command(definition, {
    reads: ({ data }) => ({ known: standings.ref(data.userId) }),
    decide: ({ data }, { known = newStanding(data.userId) }, { now }) => {
      if (known.offBoards === !onBoards) return accept({ onBoards });
      const standing = changed({ ...known, offBoards: !onBoards }, now);
      return accept({ onBoards }, { save: [standings.put(standing)] });
    },
  });
}
