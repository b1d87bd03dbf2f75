import { orderingKey } from '../../compatibility/ordering-key.ts';
import type { CommandDefinition } from '../../definitions/command.ts';
import type { EventDefinition } from '../../definitions/event.ts';
import type { QueryDefinition } from '../../definitions/query.ts';
import type { ServiceName } from '../../definitions/service-name.ts';
import {
  dueCommandSubject,
  durableCommandSubject,
  eventSubject,
  requestSubject,
} from '../../definitions/subjects.ts';
import { consumersOf, type Fleet, partOf } from '../fleet.ts';
import { fieldTable } from './fields.ts';
import { code, GENERATED, headingOf, json, linkTo, page, table } from './markdown.ts';
import { refusalSection, refusalTable } from './refusals.ts';

/** The page of one service: all it accepts, answers, consumes, emits and refuses. */
export function servicePage(fleet: Fleet, service: ServiceName): string {
  const own = partOf(fleet, service);
  return page([
    GENERATED,
    `# ${service}`,
    `[All messages](index.md) · ${contentsOf(own)}`,
    ...section('Accepts', 'Commands: requests to change something.', own.commands.map(acceptedCommand)),
    ...section('Answers', 'Queries: requests to read something.', own.queries.map(answeredQuery)),
    ...section('Consumes', 'Events of others, and of its own, it reacts to.', [consumed(own)]),
    ...section(
      'Emits',
      'Events: what happened.',
      own.events.map((event) => emittedEvent(fleet, event)),
    ),
    ...section('Refuses', 'Every code with which it refuses.', [refusalSection(own)]),
  ]);
}

function contentsOf({ commands, queries, reactions, events }: Fleet): string {
  const counts = { accepts: commands, answers: queries, consumes: reactions, emits: events };
  return Object.entries(counts)
    .map(([name, list]) => (list.length > 0 ? `[${name} ${list.length}](#${name})` : `${name} nothing`))
    .join(' · ');
}

function section(title: string, about: string, blocks: readonly string[]): string[] {
  return blocks.every((block) => block === '') ? [] : [`## ${title}`, about, ...blocks];
}

function acceptedCommand(command: CommandDefinition): string {
  return message(command, [
    `${waysTo(command)} In order by ${code(orderingKey(command))}.`,
    ...asked(command),
  ]);
}

function waysTo(command: CommandDefinition): string {
  const durable = code(durableCommandSubject(command, '*'));
  const later = command.scheduled
    ? ` For later it waits on ${code(`sched.${command.type}.<key>`)} and arrives on ${code(dueCommandSubject(command, '*'))}.`
    : '';
  if (command.internal) return `Internal: only ${command.owner} itself sends it, on ${durable}.${later}`;
  return `Ask on ${code(requestSubject(command))}, or send durably on ${durable}.${later}`;
}

function answeredQuery(query: QueryDefinition): string {
  return message(query, [`Ask on ${code(requestSubject(query))}.`, ...asked(query)]);
}

function asked(definition: CommandDefinition | QueryDefinition): string[] {
  return [
    fieldTable(definition.schema),
    json(definition.sample),
    'Result:',
    fieldTable(definition.result),
    json(definition.sampleResult),
    refusalTable(definition.refusals),
  ];
}

function emittedEvent(fleet: Fleet, event: EventDefinition): string {
  const consumers = consumersOf(fleet, event).map((name) => `[${name}](${name}.md#consumes)`);
  return message(event, [
    `On ${code(eventSubject(event, '*'))}, in order by ${code(orderingKey(event))}. ` +
      `Consumed by ${consumers.length > 0 ? consumers.join(', ') : 'nobody yet'}.`,
    fieldTable(event.schema),
    json(event.sample),
  ]);
}

function message(
  definition: CommandDefinition | QueryDefinition | EventDefinition,
  blocks: readonly string[],
) {
  return page([`### ${headingOf(definition)}`, `${definition.summary}.`, ...blocks]).trimEnd();
}

function consumed({ reactions }: Fleet): string {
  const rows = reactions.map(({ event, file }) => [
    linkTo(event),
    `[${event.owner}](${event.owner}.md)`,
    `[${file}](../../${file})`,
  ]);
  return table(['event', 'from', 'handled in'], rows);
}
