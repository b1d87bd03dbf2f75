import type { CommandDefinition } from '../definitions/command.ts';
import type { EventDefinition } from '../definitions/event.ts';

/**
 * By what a message is ordered, read off its `entity` function: `{userId}`, `{post.chatId}:{post.messageId}`, or the
 * constant itself.
 */
export function orderingKey(message: EventDefinition | CommandDefinition): string {
  return String(message.entity(pathTo('')));
}

/** A value that says where in the data it stands, however deep it is read. */
function pathTo(path: string): unknown {
  return new Proxy(() => path, {
    get: (_, property) => {
      if (property === Symbol.toPrimitive || property === 'toString') return () => `{${path}}`;
      return pathTo(path ? `${path}.${String(property)}` : String(property));
    },
    apply: () => pathTo(path),
  });
}
