import type { AcceptedContent, CommandDefinition, EmittedEvent } from '@yabot/contracts';
import { accept, type CommandHandler, command } from '@yabot/service-kit';
import { contentVersions, LAST_ACCEPTED } from './content-versions.ts';

/** A service's own command to keep content the checker accepted. */
export type AdoptContent = CommandDefinition<AcceptedContent, Record<string, never>, never>;

/**
 * Carries that command out.
 * @param told what others are told of content that is new
 */
export function adopting<Resources>(
  definition: AdoptContent,
  told: (content: AcceptedContent) => readonly EmittedEvent[] = () => [],
): CommandHandler<Resources> {
  return command(definition, {
    store: 'mongo',
    reads: () => ({ last: contentVersions.ref(LAST_ACCEPTED) }),
    decide: ({ data }, { last }, { now }) => {
      if (last?.version === data.version) return accept({});
      const adopted = { ...data, id: LAST_ACCEPTED, acceptedAt: now.toISOString() } as const;
      return accept({}, { save: [contentVersions.put(adopted)], emit: told(data) });
    },
  });
}
