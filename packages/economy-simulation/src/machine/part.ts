import type { ServiceName } from '@yabot/contracts';
import type { CommandHandler, EventHandler, ServiceDefinition } from '@yabot/service-kit';

/** What a service decides with, and nothing else of it. */
export interface Part {
  readonly service: ServiceName;
  /** By the types of messages. */
  readonly handlers: ReadonlyMap<string, CommandHandler | EventHandler>;
  /** What its decisions may read besides rows. */
  readonly resources: (now: Date) => unknown;
}

/** The handlers of a service that take up what they are sent. @param only those for these types of messages */
export function partOf<Settings, Resources>(
  { name, accepts = [], consumes = [] }: ServiceDefinition<Settings, Resources>,
  resources: (now: Date) => Resources,
  only?: readonly string[],
): Part {
  const all = [...accepts, ...consumes] as unknown as (CommandHandler | EventHandler)[];
  const wanted = only ? all.filter(({ message }) => only.includes(message.type)) : all;
  return {
    service: name,
    handlers: new Map(wanted.map((handler) => [handler.message.type, handler])),
    resources,
  };
}
