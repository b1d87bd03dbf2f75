import type { AcceptedContent, CommandDefinition } from '@yabot/contracts';
import { accept, type CommandHandler, command, type Table } from '@yabot/service-kit';
import { type ContentVersion, contentVersions, LAST_ACCEPTED } from './content-versions.ts';

/** A service's own command to keep content the checker accepted. */
export type AdoptContent = CommandDefinition<AcceptedContent, Record<string, never>, never>;

/**
 * Carries that command out.
 * @param versions where the service keeps it
 */
export function adopting<Resources>(
  definition: AdoptContent,
  versions: Table<ContentVersion> = contentVersions,
): CommandHandler<Resources> {
  return command(definition, {
    reads: () => ({ last: versions.ref(LAST_ACCEPTED) }),
    decide: ({ data }, { last }, { now }) => {
      if (last?.version === data.version) return accept({});
      const adopted = { ...data, id: LAST_ACCEPTED, acceptedAt: now.toISOString() } as const;
      return accept({}, { save: [versions.put(adopted)] });
    },
  });
}
