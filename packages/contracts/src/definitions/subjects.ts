import type { CommandDefinition } from './command.ts';
import type { EventDefinition } from './event.ts';
import type { QueryDefinition } from './query.ts';
import type { ServiceName } from './service-name.ts';

/** The durable stream that carries events and durable commands. */
export const MESSAGES_STREAM = 'MESSAGES';
/** Everything the messages stream stores. */
export const MESSAGES_SUBJECTS = ['evt.>', 'cmd.>'] as const;
/** The stream of commands for later: where they wait, and where they are when they are due. */
export const SCHEDULES_STREAM = 'SCHEDULES';
/** Everything the schedules stream stores. */
export const SCHEDULES_SUBJECTS = ['sched.>', 'due.>'] as const;
/** The durable stream that keeps what could not be handled. */
export const DEAD_LETTERS_STREAM = 'DEAD_LETTERS';
/** Everything the dead-letter stream stores. */
export const DEAD_LETTERS_SUBJECTS = ['dlq.>'] as const;

/** `evt.<owner>.<event>.v<n>.<partition>`, on the messages stream. */
export function eventSubject(event: EventDefinition, partition: number | '*'): string {
  return `evt.${event.type}.${partition}`;
}

/** `cmd.<owner>.<command>.v<n>.<partition>`, on the messages stream: for another service, or later. */
export function durableCommandSubject(command: CommandDefinition, partition: number | '*'): string {
  return `cmd.${command.type}.${partition}`;
}

/** `due.<owner>.<command>.v<n>.<partition>`, on the schedules stream: a scheduled command whose time has come. */
export function dueCommandSubject(command: CommandDefinition, partition: number | '*'): string {
  return `due.${command.type}.${partition}`;
}

/** `req.<owner>.<name>.v<n>`: request and reply, for a command or query that somebody waits for. */
export function requestSubject(message: CommandDefinition | QueryDefinition): string {
  return `req.${message.type}`;
}

/** `sched.<owner>.<command>.v<n>.<key>`: where the schedule of a command waits; the same key again replaces it. */
export function scheduleSubject(command: CommandDefinition, key: string): string {
  return `sched.${command.type}.${subjectToken(key)}`;
}

/** Whether a subject is that of a schedule of a command, under any key. Only the command's owner may publish there. */
export function isScheduleOf(command: CommandDefinition, subject: string): boolean {
  return subject.startsWith(`sched.${command.type}.`);
}

/** What a message claims to be may be anything, also what no subject can hold. */
const TYPE = /^[a-z0-9-]+\.[a-z0-9-]+\.v\d+$/;

/** `dlq.<service>.<type>`: where a service puts a message it could not handle. */
export function deadLetterSubject(service: ServiceName, type: string): string {
  return `dlq.${service}.${TYPE.test(type) ? type : 'unknown.unknown.v0'}`;
}

/** Any text as one token of a subject; different texts give different tokens. */
function subjectToken(text: string): string {
  // A lone percent sign comes out of no other text.
  if (text === '') return '%';
  // encodeURIComponent throws on half a surrogate pair, and leaves dots and asterisks.
  return encodeURIComponent(text.toWellFormed()).replaceAll('.', '%2E').replaceAll('*', '%2A');
}
