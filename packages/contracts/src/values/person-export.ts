import { z } from 'zod';
import { defineQuery } from '../definitions/query.ts';
import type { ServiceName } from '../definitions/service-name.ts';
import { invalidCursor } from '../wallet/refusals.ts';
import { userId } from './index.ts';
import { SAMPLE_USER } from './samples.ts';

const row = z.record(z.string(), z.unknown());
const personParts = z.array(z.object({ name: z.string(), rows: z.array(row) }));

/** What a service keeps of a person: rows, part by part, such as those of `profile`. */
export type PersonParts = z.infer<typeof personParts>;
/** @see PersonParts */
export type RowsByPart = Readonly<Record<string, PersonParts[number]['rows']>>;

/** Parts as a message has them. */
export const toParts = (rows: RowsByPart): PersonParts =>
  Object.entries(rows).map(([name, rows]) => ({ name, rows }));

/** Parts by their names; those of several pages are put together. */
export function fromParts(parts: PersonParts): RowsByPart {
  const byName = Map.groupBy(parts, ({ name }) => name);
  return Object.fromEntries([...byName].map(([name, pages]) => [name, pages.flatMap(({ rows }) => rows)]));
}

/** A page of what a service keeps of a person. */
export interface PersonPage {
  readonly parts: PersonParts;
  /** Asks for the next page; null on the last. */
  readonly next: string | null;
}

/**
 * Everything a service keeps of a person, page after page.
 * @param page asks for the page of a cursor, or the first; undefined when it cannot be had
 * @returns undefined when a page cannot be had
 */
export async function everyPage(
  page: (cursor: string | undefined) => Promise<PersonPage | undefined>,
): Promise<RowsByPart | undefined> {
  const all: PersonParts = [];
  let cursor: string | undefined;
  do {
    const told = await page(cursor);
    if (!told) return undefined;
    all.push(...told.parts);
    cursor = told.next ?? undefined;
  } while (cursor !== undefined);
  return fromParts(all);
}

/**
 * The query by which a service tells everything it keeps of one person; the same in every service that keeps something.
 * Asked again with `next` until that is null, it tells all of it.
 */
export const defineExport = (owner: ServiceName, summary: string, sample: RowsByPart) =>
  defineQuery({
    owner,
    name: 'export-person',
    summary,
    data: z.object({ userId, cursor: z.string().optional() }),
    result: z.object({ parts: personParts, next: z.string().nullable() }),
    refusals: [invalidCursor],
    sample: { userId: SAMPLE_USER },
    sampleResult: { parts: toParts(sample), next: null },
  });

/** @see defineExport */
export type PersonExport = ReturnType<typeof defineExport>;
