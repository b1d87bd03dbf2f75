import { PersonErased } from '@yabot/contracts';
import { type DecisionContext, on } from '@yabot/service-kit';
import { forgotten, tracesOf } from '../forgetting.ts';
import type { Resources } from '../resources.ts';
import { outgoingRow } from '../rules/outgoing.ts';
import { outgoing } from '../tables/outgoing.ts';
import { recipients } from '../tables/recipients.ts';

/** Forgets a person, and tells them so: the last message, kept only until Telegram has it. */
export const personErased = on(PersonErased, {
  reads: ({ data }) => ({ ...tracesOf(data.userId), recipient: recipients.ref(data.userId) }),
  decide: (
    { data: { userId }, envelope: { correlationId } },
    { recipient, ...traces },
    { now, newId, resources }: DecisionContext<Resources>,
  ) => {
    const { save = [] } = forgotten(userId, traces);
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
