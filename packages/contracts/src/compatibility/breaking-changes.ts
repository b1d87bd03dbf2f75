import { breaks, type Direction } from './breaks.ts';
import { compareSchemas } from './compare-schemas.ts';
import { type Difference, difference } from './differences.ts';
import type { JsonSchema } from './json-schema.ts';
import type { RefusalSnapshot, Snapshot } from './snapshot.ts';

/** The differences between two snapshots of one type that break somebody; none when the change is harmless. */
export function breakingChanges(before: Snapshot, after: Snapshot): Difference[] {
  if (before.kind !== after.kind) return [difference('kind-changed', 'kind', before.kind, after.kind)];
  return [
    ...(before.orderedBy === after.orderedBy
      ? []
      : [difference('order-changed', 'entity', before.orderedBy, after.orderedBy)]),
    ...breakingIn(before.kind === 'event' ? 'published' : 'accepted', before.data, after.data, 'data'),
    ...breakingIn('answered', before.result ?? {}, after.result ?? {}, 'result'),
    ...Object.entries(before.refusals ?? {}).flatMap(([code, refusal]) =>
      breakingInRefusal(code, refusal, after.refusals?.[code]),
    ),
  ];
}

/** A new code breaks nobody: whoever does not know it shows its status and code. */
function breakingInRefusal(code: string, before: RefusalSnapshot, after: RefusalSnapshot | undefined) {
  const path = `refusals.${code}`;
  if (!after) return [difference('refusal-removed', path)];
  const status =
    before.status === after.status
      ? []
      : [difference('refusal-status-changed', path, before.status, after.status)];
  return [...status, ...breakingIn('answered', before.details, after.details, `${path}.details`)];
}

function breakingIn(direction: Direction, before: JsonSchema, after: JsonSchema, path: string): Difference[] {
  return compareSchemas(before, after, path).filter((found) => breaks(direction, found));
}
