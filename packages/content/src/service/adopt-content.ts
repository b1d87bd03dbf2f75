import type { AcceptedContent, CommandDefinition, EmittedEvent } from '@yabot/contracts';
import { accept, type CommandHandler, command, type Table } from '@yabot/service-kit';
import { type ContentVersion, contentVersions, LAST_ACCEPTED } from './content-versions.ts';

/** A service's own command to keep content the checker accepted. */
export type AdoptContent = CommandDefinition<AcceptedContent, Record<string, never>, never>;

/** Where a service keeps content, and what it tells of it. */
interface Adopting {
  readonly store?: 'sql' | 'documents';
  readonly versions?: Table<ContentVersion>;
  /** What others are told of content that is new. */
  readonly told?: (content: AcceptedContent) => readonly EmittedEvent[];
}

/** Carries that command out. */
export function adopting<Resources>(
  definition: AdoptContent,
  { store = 'documents', versions = contentVersions, told = () => [] }: Adopting = {},
): CommandHandler<Resources> {
  return command(definition, {
    store,
    reads: () => ({ last: versions.ref(LAST_ACCEPTED) }),
    decide: ({ data }, { last }, { now }) => {
      if (last?.version === data.version) return accept({});
      const adopted = { ...data, id: LAST_ACCEPTED, acceptedAt: now.toISOString() } as const;
      return accept({}, { save: [versions.put(adopted)], emit: told(data) });
    },
  });
}
