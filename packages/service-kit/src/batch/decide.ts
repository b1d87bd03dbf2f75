import type { Accepted, Decision, DecisionContext, Loaded, Reads, Refused } from '../definitions/decision.ts';
import type { Lookup, RowRef } from '../store/table.ts';
import type { Item } from './item.ts';
import { buriedCommand, type Outgoing, outgoingCommand, outgoingEvent, type Sender } from './outgoing.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** What one message leads to, before it is staged. */
export interface Decided {
  readonly decision: Decision;
  readonly messages: readonly Outgoing[];
  /** A command's reply as JSON. */
  readonly reply?: string;
}

/** The rows a message's handler wants to read. */
export function readsOf(item: Item): Reads {
  return item.poison ? {} : (item.handler.reads?.({ data: item.data, envelope: item.envelope }) ?? {});
}

/** What some reads ask for, taken apart into rows by key and lookups. */
export function partsOf(reads: Iterable<Reads>): { refs: RowRef<never>[]; lookups: Lookup<unknown>[] } {
  const refs: RowRef<never>[] = [];
  const lookups: Lookup<unknown>[] = [];
  for (const read of reads) {
    for (const part of Object.values(read)) {
      if (isLookup(part)) lookups.push(part);
      else if (Array.isArray(part)) refs.push(...part);
      else refs.push(part as RowRef<never>);
    }
  }
  return { refs, lookups };
}

const isLookup = (part: Reads[string]): part is Lookup<unknown> => 'kind' in part;

/**
 * Runs the rule of a message on the rows as they are now in the batch.
 * @throws what the rule throws, or an error that names the field in which a message it decided is wrong
 */
export function decide(
  item: Item,
  reads: Reads,
  work: UnitOfWork,
  context: DecisionContext,
  sender: Sender,
): Decided {
  const rows = Object.fromEntries(
    Object.entries(reads).map(([name, refs]) => [name, rowsOf(refs, work)]),
  ) as Loaded<Reads>;
  const message = { data: item.data, envelope: item.envelope };
  const { handler } = item;
  const outcome: Decision = handler.decide(message, rows, context);
  if ('then' in outcome) throw new Error(`What decides ${handler.message.type} must not be async`);
  const { envelope, traceparent } = item;
  const cause = traceparent ? { ...envelope, traceparent } : envelope;
  const messages = [
    ...(outcome.emit ?? []).map((event) => outgoingEvent(event, cause, sender)),
    ...(outcome.send ?? []).map((command) => outgoingCommand(command, cause, sender)),
    ...(outcome.bury ?? []).map((buried) => buriedCommand(buried, cause, sender)),
  ];
  if (handler.kind === 'event') return { decision: outcome, messages };
  return { decision: outcome, messages, reply: replyOf(outcome as Accepted<unknown> | Refused) };
}

function rowsOf(part: Reads[string], work: UnitOfWork): unknown {
  if (isLookup(part)) return work.found(part);
  return Array.isArray(part) ? part.map((ref) => work.row(ref)) : work.row(part as RowRef<never>);
}

function replyOf(outcome: Accepted<unknown> | Refused): string {
  return JSON.stringify('refused' in outcome ? { refused: outcome.refused } : { result: outcome.result });
}
