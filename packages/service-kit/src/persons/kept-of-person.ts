import {
  type CommandDefinition,
  invalidCursor,
  type PersonParts,
  type QueryDefinition,
  type RowsByPart,
  toParts,
} from '@yabot/contracts';
import { accept, refuse } from '../definitions/decision.ts';
import {
  type CommandHandler,
  command,
  type QueryContext,
  type QueryHandler,
  query,
} from '../definitions/handlers.ts';
import type { Collection } from '../store/documents/collection.ts';
import { pageStartingWith, startingWith } from '../store/documents/starting-with.ts';

/** How many documents are forgotten by one command. */
const FORGOTTEN_AT_ONCE = 500;
/** How many documents are told on one page. */
const TOLD_AT_ONCE = 200;

/** What a service keeps of a person as documents. */
export interface KeptOfPerson {
  /** What there is one document of for each user. */
  readonly byUser: readonly Collection<object>[];
  /** What there are many documents of for a user, whose ids begin with theirs. */
  readonly byPrefix: readonly Collection<object>[];
  /** What is told of them besides, and stays when they are forgotten. */
  readonly staying?: (context: Pick<QueryContext, 'documents'>, userId: string) => Promise<RowsByPart>;
}

type Collections<Rows extends readonly unknown[]> = {
  readonly [Index in keyof Rows]: Collection<Rows[Index]>;
};

/**
 * Says where a service keeps what it knows of a person.
 * @example export const ofPerson = keptOfPerson({ byUser: [progress, gifts], byPrefix: [rewardedPosts] });
 */
export function keptOfPerson<One extends readonly unknown[], Many extends readonly unknown[]>(collections: {
  readonly byUser: Collections<One>;
  readonly byPrefix: Collections<Many>;
  readonly staying?: KeptOfPerson['staying'];
}): KeptOfPerson {
  return collections as unknown as KeptOfPerson;
}

/** Forgets the many documents there are of a person, some at a time; the one of each kind is for the event that says so. */
export function forgettingPerson<Resources>(
  definition: CommandDefinition<{ userId: string }, { forgotten: number }, never>,
  { byPrefix }: KeptOfPerson,
): CommandHandler<Resources> {
  return command(definition, {
    first: true,
    reads: ({ data: { userId } }) =>
      Object.fromEntries(
        byPrefix.map((table) => [table.name, startingWith(table, prefixOf(userId), FORGOTTEN_AT_ONCE)]),
      ),
    decide: ({ data: { userId } }, found, { newId }) => {
      const save = byPrefix.flatMap((table) =>
        found[table.name]!.map((row) => table.remove(table.keyOf(row))),
      );
      const isMore = Object.values(found).some((rows) => rows.length === FORGOTTEN_AT_ONCE);
      const again = isMore ? [definition.of({ userId }, { key: newId() })] : [];
      return accept({ forgotten: save.length }, { save, send: again });
    },
  });
}

/** Tells everything a service keeps of a person, page by page; what there is one document of comes with the first. */
export function exportingPerson<Resources>(
  definition: QueryDefinition<
    { userId: string; cursor?: string | undefined },
    { parts: PersonParts; next: string | null },
    'invalid-cursor'
  >,
  { byUser, byPrefix, staying }: KeptOfPerson,
): QueryHandler<Resources> {
  return query(definition, {
    answer: async ({ userId, cursor }, { load, documents }) => {
      const isFirst = cursor === undefined;
      const page = await pageStartingWith(documents, byPrefix, {
        prefix: prefixOf(userId),
        cursor,
        limit: TOLD_AT_ONCE,
      });
      if (!page) return refuse(invalidCursor);
      const single = isFirst ? await Promise.all(byUser.map((table) => load(table.ref(userId)))) : [];
      const singles = single.map((row, index) => [byUser[index]!.name, row ? [{ ...row }] : []] as const);
      const many = Object.entries(page.rows).map(
        ([name, rows]) => [name, rows.map((row) => ({ ...row }))] as const,
      );
      const besides = isFirst ? await staying?.({ documents }, userId) : {};
      const parts = toParts({ ...Object.fromEntries([...singles, ...many]), ...besides });
      return { parts, next: page.next };
    },
  });
}

const prefixOf = (userId: string) => `${userId}:`;
