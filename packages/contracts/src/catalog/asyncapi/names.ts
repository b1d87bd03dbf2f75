import type { AnyMessage } from '../../catalogue.ts';
import type { CommandDefinition } from '../../definitions/command.ts';
import type { EventDefinition } from '../../definitions/event.ts';
import type { QueryDefinition } from '../../definitions/query.ts';

/** A message somebody may wait for an answer to. */
export type Asked = CommandDefinition | QueryDefinition;

/** The names under which the parts of the document refer to each other. */
export const names = {
  eventChannel: (event: EventDefinition) => `evt.${event.type}`,
  durableChannel: (command: CommandDefinition) => `cmd.${command.type}`,
  dueChannel: (command: CommandDefinition) => `due.${command.type}`,
  requestChannel: (message: Asked) => `req.${message.type}`,
  replyChannel: (message: Asked) => `reply.${message.type}`,
  message: (message: AnyMessage) => message.type,
  result: (message: Asked) => `${message.type}.result`,
  refusal: (message: Asked) => `${message.type}.refusal`,
};

/** A reference to another part of the document. */
export const reference = (...path: string[]) => ({ $ref: `#/${path.join('/')}` });

/** The commands and queries that others may ask: internal commands are not. */
export const askedOf = ({
  commands,
  queries,
}: {
  commands: readonly CommandDefinition[];
  queries: readonly QueryDefinition[];
}) => [...commands.filter((command) => !command.internal), ...queries] as Asked[];

/** The commands that may be sent for later. */
export const scheduledOf = ({ commands }: { commands: readonly CommandDefinition[] }) =>
  commands.filter((command) => command.scheduled);
