import { type CommandDefinition, TelegramRefused } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { doorRow } from './rules/doors.ts';
import type { Outgoing } from './rules/outgoing.ts';
import { outgoing } from './tables/outgoing.ts';
import { type Recipient, recipients } from './tables/recipients.ts';

/** A command that asks Telegram something about a person, which ends in an errand of its name. */
export function doorCommand<Data extends { userId: string; chatId?: number }>(
  definition: CommandDefinition<Data, Record<string, never>>,
  call: (
    data: Data,
    recipient: Recipient,
  ) => { method: Outgoing['method']; payload: Record<string, unknown>; about?: Record<string, unknown> },
) {
  return command(definition, {
    reads: ({ data }) => ({ recipient: recipients.ref(data.userId) }),
    decide: ({ data, envelope: { correlationId } }, { recipient }, { now, newId }) => {
      const { userId, chatId = null } = data;
      const asked = definition.name;
      if (!recipient) {
        const code = 'user-unknown';
        return accept({}, { emit: [TelegramRefused.of({ asked, userId, chatId, code })] });
      }
      const { method, payload, about = {} } = call(data, recipient);
      const errand = { name: asked, about: { userId, chatId, ...about } };
      const row = doorRow(recipient, { method, payload, errand }, { id: newId(), correlationId, now });
      return accept({}, { save: [outgoing.insert(row)] });
    },
  });
}
