import type { CommandDefinition } from '../../definitions/command.ts';
import type { EventDefinition } from '../../definitions/event.ts';
import type { ServiceName } from '../../definitions/service-name.ts';
import type { Fleet } from '../fleet.ts';
import type { Reaction } from '../reactions.ts';
import { type Asked, askedOf, names, reference, scheduledOf } from './names.ts';

/** What each service sends and receives, seen from the service. */
export function operationsOf(fleet: Fleet): Record<string, unknown> {
  return Object.fromEntries([
    ...fleet.events.map((event) => [`${event.owner}.emits.${event.type}`, emits(event)]),
    ...fleet.reactions.map((reaction) => [
      `${reaction.service}.consumes.${reaction.event.type}`,
      consumes(reaction),
    ]),
    ...fleet.commands.map((command) => [
      `${command.owner}.accepts-durably.${command.type}`,
      acceptsDurably(command),
    ]),
    ...scheduledOf(fleet).map((command) => [
      `${command.owner}.accepts-when-due.${command.type}`,
      acceptsWhenDue(command),
    ]),
    ...askedOf(fleet).map((message) => [
      `${message.owner}.${verbOf(message)}.${message.type}`,
      answers(message),
    ]),
  ]);
}

const verbOf = (message: Asked) => (message.kind === 'command' ? 'accepts' : 'answers');

function emits(event: EventDefinition) {
  return operation('send', event.owner, names.eventChannel(event), event.type, event.summary);
}

function consumes({ service, event }: Reaction) {
  return operation('receive', service, names.eventChannel(event), event.type, `Reacts to ${event.type}`);
}

function acceptsDurably(command: CommandDefinition) {
  return operation('receive', command.owner, names.durableChannel(command), command.type, command.summary);
}

function acceptsWhenDue(command: CommandDefinition) {
  return operation('receive', command.owner, names.dueChannel(command), command.type, command.summary);
}

function answers(message: Asked) {
  const reply = names.replyChannel(message);
  return {
    ...operation('receive', message.owner, names.requestChannel(message), message.type, message.summary),
    reply: {
      channel: reference('channels', reply),
      messages: [names.result(message), names.refusal(message)].map((type) =>
        reference('channels', reply, 'messages', type),
      ),
    },
  };
}

function operation(
  action: 'send' | 'receive',
  service: ServiceName,
  channel: string,
  message: string,
  summary: string,
) {
  return {
    action,
    channel: reference('channels', channel),
    summary,
    tags: [{ name: service }],
    messages: [reference('channels', channel, 'messages', message)],
  };
}
