import { person } from '../intake/update-shape.ts';
import { languageOf } from '../rules/people.ts';
import type { PendingUpdate } from '../tables/updates.ts';
import type { Reply } from './reply.ts';
import type { Texts } from './texts/words.ts';

/** Answers an update with nothing but a text: of a private chat in a message, a tap by what comes up over it. */
export function spoken({ kind, body, userId }: PendingUpdate, id: 'fault' | 'busy', texts: Texts): Reply {
  const [part] = Object.entries(body).flatMap(([field, value]) => (field === 'update_id' ? [] : [value]));
  const from = person.safeParse((part as { from?: unknown } | undefined)?.from);
  if (!from.success || (kind !== 'message' && kind !== 'callback')) return { finish: { send: [] } };
  const words = texts[languageOf(from.data)];
  if (kind === 'callback') return { finish: { send: [] }, toast: { text: words.label(id), alert: true } };
  const chatId = from.data.id;
  const payload = { chat_id: chatId, text: words.label(id) };
  return { finish: { send: [{ chatId, userId, method: 'sendMessage', payload }] } };
}
