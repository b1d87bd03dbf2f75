import type { EventDefinition } from '@yabot/contracts';
import { type DecisionContext, on } from '@yabot/service-kit';
import type { Html } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import type { Resources } from '../resources.ts';
import { outgoingRow } from '../rules/outgoing.ts';
import { outgoing } from '../tables/outgoing.ts';
import { type Recipient, recipients } from '../tables/recipients.ts';

/** What somebody is told, with buttons that show screens. */
interface News {
  readonly text: Html;
  readonly buttons?: readonly { readonly text: string; readonly show: string }[];
}

/**
 * Tells somebody of something in a message of its own: what is rare, and matters more than to stand among what was earned.
 * @param always also to who does not want to be told of what they earn
 */
export function news<Data extends { readonly userId: string }>(
  event: EventDefinition<Data>,
  tell: (data: Data, words: Words, recipient: Recipient) => News | undefined,
  { always = false } = {},
) {
  return on(event, {
    reads: ({ data }) => ({ recipient: recipients.ref(data.userId) }),
    decide: ({ data, envelope }, { recipient }, { now, newId, resources }: DecisionContext<Resources>) => {
      if (recipient?.reach !== 'open' || !(always || recipient.notices)) return {};
      const told = tell(data, resources.texts[recipient.language], recipient);
      if (!told) return {};
      const { userId, telegramId: chatId } = recipient;
      const rows = (told.buttons ?? []).map(({ text, show }) => [{ text, callback_data: `s:${show}` }]);
      const payload = {
        chat_id: chatId,
        text: told.text.value,
        parse_mode: 'HTML',
        ...(rows.length > 0 ? { reply_markup: { inline_keyboard: rows } } : {}),
      };
      const message = { chatId, userId, method: 'sendMessage' as const, payload };
      const about = { id: newId(), priority: 'notice' as const, correlationId: envelope.correlationId, now };
      return { save: [outgoing.insert(outgoingRow(message, about))] };
    },
  });
}
