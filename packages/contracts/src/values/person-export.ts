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
