import type { AnyMessage } from '../../catalogue.ts';
import { consumersOf, type Fleet, partOf } from '../fleet.ts';
import { GENERATED, linkTo, page, table } from './markdown.ts';

/** The first page: the picture, the services, and every message in one table for each kind. */
export function indexPage(fleet: Fleet): string {
  return page([
    GENERATED,
    '# Messages between the services',
    'What each service accepts, answers, consumes and emits, made from the definitions in ' +
      '[packages/contracts](../../packages/contracts). For tools there is [asyncapi.yaml](asyncapi.yaml).',
    '![Who publishes and who consumes each event](events.svg)',
    '## Services',
    serviceTable(fleet),
    '## Events',
    table(
      ['event', 'from', 'consumed by', 'what happened'],
      fleet.events.map((event) => [
        ...nameAndOwner(event),
        consumersOf(fleet, event).map(linkToService).join(', '),
        event.summary,
      ]),
    ),
    '## Commands',
    table(
      ['command', 'to', 'refused with', 'what it does'],
      fleet.commands.map((command) => [
        ...nameAndOwner(command),
        command.refusals.map(({ code }) => `\`${code}\``).join(', '),
        command.internal ? `${command.summary} (internal)` : command.summary,
      ]),
    ),
    '## Queries',
    table(
      ['query', 'to', 'what it reads'],
      fleet.queries.map((query) => [...nameAndOwner(query), query.summary]),
    ),
  ]);
}

function serviceTable(fleet: Fleet): string {
  const rows = fleet.services.map((service) => {
    const { commands, queries, reactions, events } = partOf(fleet, service);
    return [
      linkToService(service),
      ...[commands, queries, reactions, events].map(({ length }) => String(length)),
    ];
  });
  return table(['service', 'accepts', 'answers', 'consumes', 'emits'], rows);
}

const linkToService = (service: string) => `[${service}](${service}.md)`;

const nameAndOwner = (message: AnyMessage) => [linkTo(message), linkToService(message.owner)];
