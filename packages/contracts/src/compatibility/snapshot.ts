import type { AnyMessage } from '../catalogue.ts';
import type { RefusalDefinition } from '../definitions/refusal.ts';
import { type JsonSchema, wireSchema } from './json-schema.ts';
import { orderingKey } from './ordering-key.ts';

/** All that others rely on in a message, as plain JSON: what a change is compared with. */
export interface Snapshot {
  readonly type: string;
  readonly kind: AnyMessage['kind'];
  /** By what it is ordered; absent on queries. */
  readonly orderedBy?: string;
  readonly data: JsonSchema;
  readonly result?: JsonSchema;
  readonly refusals?: Readonly<Record<string, RefusalSnapshot>>;
}

/** A refusal in a {@link Snapshot}. */
export interface RefusalSnapshot {
  readonly status: number;
  readonly details: JsonSchema;
}

/** The snapshot of a message as it is defined now. */
export function snapshotOf(message: AnyMessage): Snapshot {
  return {
    type: message.type,
    kind: message.kind,
    ...(message.kind === 'query' ? {} : { orderedBy: orderingKey(message) }),
    data: wireSchema(message.schema),
    ...(message.kind === 'event'
      ? {}
      : { result: wireSchema(message.result), refusals: refusalsOf(message.refusals) }),
  };
}

function refusalsOf(refusals: readonly RefusalDefinition[]): Record<string, RefusalSnapshot> {
  const sorted = refusals.toSorted((one, other) => (one.code < other.code ? -1 : 1));
  return Object.fromEntries(
    sorted.map(({ code, status, details }) => [code, { status, details: wireSchema(details) }]),
  );
}
