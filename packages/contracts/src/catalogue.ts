import type { CommandDefinition } from './definitions/command.ts';
import type { EventDefinition } from './definitions/event.ts';
import type { QueryDefinition } from './definitions/query.ts';
import { COMMON_REFUSALS, type RefusalDefinition } from './definitions/refusal.ts';
import { SERVICE_NAMES } from './definitions/service-name.ts';
import * as messages from './messages.ts';
import type { PersonExport } from './values/person-export.ts';

/** Any message of the fleet. */
export type AnyMessage = EventDefinition | CommandDefinition | QueryDefinition;

/** Every event of the fleet. */
export const EVENTS: readonly EventDefinition[] = ofKind<EventDefinition>('event');

/** Every command of the fleet. */
export const COMMANDS: readonly CommandDefinition[] = ofKind<CommandDefinition>('command');

/** Every query of the fleet. */
export const QUERIES: readonly QueryDefinition[] = ofKind<QueryDefinition>('query');

/** The query of each service that keeps something of a person. */
export const PERSON_EXPORTS: readonly PersonExport[] = QUERIES.filter(
  ({ name }) => name === 'export-person',
) as unknown as readonly PersonExport[];

/** Every message of the fleet: events, then commands, then queries. */
export const ALL_MESSAGES: readonly AnyMessage[] = [...EVENTS, ...COMMANDS, ...QUERIES];

/** Every reason for which a command or query can be refused, once each. */
export const REFUSALS: readonly RefusalDefinition[] = [
  ...new Set([
    ...Object.values(COMMON_REFUSALS),
    ...[...COMMANDS, ...QUERIES].flatMap((message) => message.refusals),
  ]),
];

/** By owner, then by the name under which the contracts export it. */
function ofKind<Message extends AnyMessage>(kind: Message['kind']): Message[] {
  const named = Object.entries(messages).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const found = named.map(([, each]) => each).filter((each) => isOfKind(each, kind)) as unknown as Message[];
  return found.toSorted((one, other) => placeOf(one) - placeOf(other));
}

function isOfKind(value: unknown, kind: string): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

function placeOf({ owner }: AnyMessage): number {
  return SERVICE_NAMES.indexOf(owner);
}
