import { PersonErased } from '@yabot/contracts';
import { type DecisionContext, on } from '@yabot/service-kit';
import { forgotten, tracesOf } from '../forgetting.ts';
import type { Resources } from '../resources.ts';
import { outgoingRow } from '../rules/outgoing.ts';
import { seenOut } from '../seeing-out.ts';
import { outgoing } from '../tables/outgoing.ts';
import { recipients } from '../tables/recipients.ts';

/** Forgets a person, sees them out of the chats behind doors, and tells them so: calls kept only until Telegram has them. */
export const personErased = on(PersonErased, {
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
    const farewell = outgoingRow(
      { chatId, userId: null, method: 'sendMessage', payload },
      { id: newId(), priority: 'reply', correlationId, now },
    );
    return { save: [...save, outgoing.insert(farewell)] };
  },
});
