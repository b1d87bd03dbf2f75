import { person } from '../intake/update-shape.ts';
import { languageOf } from '../rules/people.ts';
import type { PendingUpdate } from '../tables/updates.ts';
import type { Reply } from './reply.ts';
import type { Texts } from './texts/words.ts';

/** What somebody is told when the answer could not be made: a fault of ours, in words. */
export function fault({ kind, body, userId }: PendingUpdate, texts: Texts): Reply {
  const [part] = Object.entries(body).flatMap(([field, value]) => (field === 'update_id' ? [] : [value]));
  const from = person.safeParse((part as { from?: unknown } | undefined)?.from);
  if (!from.success || (kind !== 'message' && kind !== 'callback')) return { finish: { send: [] } };
  const words = texts[languageOf(from.data)];
  if (kind === 'callback')
    return { finish: { send: [] }, toast: { text: words.label('fault'), alert: true } };
  const chatId = from.data.id;
  const payload = { chat_id: chatId, text: words.label('fault') };
  return { finish: { send: [{ chatId, userId, method: 'sendMessage', payload }] } };
}
