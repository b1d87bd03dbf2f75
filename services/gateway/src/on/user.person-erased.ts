import { PersonErased } from '@yabot/contracts';
import { type DecisionContext, on } from '@yabot/service-kit';
import { forgotten, type Traces, tracesOf } from '../forgetting.ts';
import { callback } from '../intake/update-shape.ts';
import type { Resources } from '../resources.ts';
import { outgoingRow } from '../rules/outgoing.ts';
import { seenOut } from '../seeing-out.ts';
import { outgoing } from '../tables/outgoing.ts';
import { recipients } from '../tables/recipients.ts';

/** Forgets a person, sees them out of the chats behind doors, and tells them so: calls kept only until Telegram has them. */
export const personErased = on(PersonErased, {
  // What was answered a moment ago is theirs too.
  first: true,
  reads: ({ data }) => ({ ...tracesOf(data.userId), recipient: recipients.ref(data.userId) }),
  decide: (
    { data: { userId, chatIds = [] }, envelope: { correlationId } },
    { recipient, ...traces },
    { now, newId, resources }: DecisionContext<Resources>,
  ) => {
    const leaving = seenOut({ userId, chatIds }, traces, { newId, now, correlationId });
    const save = [...(forgotten(userId, traces).save ?? []), ...leaving];
    if (recipient?.reach !== 'open') return { save };
    const { telegramId: chatId, language } = recipient;
    const text = resources.texts[language].say('erased').value;
    const payload = { chat_id: chatId, text, parse_mode: 'HTML' };
    const screen = screenOf(chatId, traces);
    const message =
      screen === undefined
        ? ({ method: 'sendMessage', payload } as const)
        : ({ method: 'editMessageText', payload: { ...payload, message_id: screen } } as const);
    const farewell = outgoingRow(
      { chatId, userId: null, ...message },
      { id: newId(), priority: 'reply', correlationId, now },
    );
    return { save: [...save, outgoing.insert(farewell)] };
  },
});

/** The screen in their chat whose button is not answered yet: that answer is forgotten with them, and its buttons would stay. */
function screenOf(chatId: number, { waiting, messages }: Traces): number | undefined {
  const taps = waiting
    .filter(({ kind }) => kind === 'callback')
    .map(({ body }) => callback.parse((body as Record<string, unknown>).callback_query).message);
  const tapped = taps.findLast((message) => message?.chat.id === chatId);
  if (tapped) return tapped.message_id;
  const edit = messages.findLast((it) => it.method === 'editMessageText' && it.chatId === chatId);
  return edit?.payload.message_id as number | undefined;
}
