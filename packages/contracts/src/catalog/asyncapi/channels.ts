import { orderingKey } from '../../compatibility/ordering-key.ts';
import type { CommandDefinition } from '../../definitions/command.ts';
import type { EventDefinition } from '../../definitions/event.ts';
import { PARTITIONS } from '../../definitions/partition.ts';
import {
  dueCommandSubject,
  durableCommandSubject,
  eventSubject,
  MESSAGES_STREAM,
  requestSubject,
  SCHEDULES_STREAM,
} from '../../definitions/subjects.ts';
import type { Fleet } from '../fleet.ts';
import { type Asked, askedOf, names, reference, scheduledOf } from './names.ts';

const PARTITION = {
  description: 'The partition of the entity: messages of one entity keep their order',
  enum: Array.from({ length: PARTITIONS }, (_, partition) => String(partition)),
};

/** One channel for each subject: events, durable commands, requests, and the replies to them. */
export function channelsOf(fleet: Fleet): Record<string, unknown> {
  return Object.fromEntries([
    ...fleet.events.map((event) => [names.eventChannel(event), eventChannel(event)]),
    ...fleet.commands.map((command) => [names.durableChannel(command), durableChannel(command)]),
    ...scheduledOf(fleet).map((command) => [names.dueChannel(command), dueChannel(command)]),
    ...askedOf(fleet).flatMap((message) => [
      [names.requestChannel(message), requestChannel(message)],
      [names.replyChannel(message), replyChannel(message)],
    ]),
  ]);
}

function eventChannel(event: EventDefinition) {
  return {
    ...partitioned(eventSubject(event, '*'), event.summary),
    messages: messages(event.type),
    ...onStream(eventSubject(event, '*'), orderingKey(event)),
  };
}

function durableChannel(command: CommandDefinition) {
  return {
    ...partitioned(durableCommandSubject(command, '*'), `${command.summary}: durably`),
    messages: messages(command.type),
    ...onStream(durableCommandSubject(command, '*'), orderingKey(command)),
  };
}

/** Where a scheduled command arrives when its time has come. */
function dueChannel(command: CommandDefinition) {
  return {
    ...partitioned(dueCommandSubject(command, '*'), `${command.summary}: when it is due`),
    messages: messages(command.type),
    ...onStream(dueCommandSubject(command, '*'), orderingKey(command), SCHEDULES_STREAM),
    'x-nats-schedule-subject': `sched.${command.type}.{key}`,
  };
}

function requestChannel(message: Asked) {
  return {
    address: requestSubject(message),
    summary: `${message.summary}: with a reply`,
    servers: [reference('servers', 'nats')],
    messages: messages(message.type),
  };
}

/** NATS makes up a subject for each reply. */
function replyChannel(message: Asked) {
  return {
    address: null,
    summary: `What comes back from ${message.type}`,
    messages: messages(names.result(message), names.refusal(message)),
  };
}

function partitioned(subject: string, summary: string) {
  return {
    address: subject.replace('*', '{partition}'),
    summary,
    servers: [reference('servers', 'nats')],
    parameters: { partition: PARTITION },
  };
}

function onStream(subject: string, key: string, stream = MESSAGES_STREAM) {
  return {
    'x-nats-stream': stream,
    'x-nats-subject': subject,
    'x-nats-partitions': PARTITIONS,
    'x-nats-partition-key': key,
    'x-nats-msg-id': '$message.header#/ce-id',
  };
}

function messages(...types: string[]) {
  return Object.fromEntries(types.map((type) => [type, reference('components', 'messages', type)]));
}
