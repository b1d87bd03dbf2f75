import type { EventDefinition } from '@yabot/contracts';
import { type DecisionContext, on } from '@yabot/service-kit';
import type { Html } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import type { Resources } from '../resources.ts';
import { outgoingRow } from '../rules/outgoing.ts';
import { outgoing } from '../tables/outgoing.ts';
import { administrators } from '../tables/staff.ts';

/** Tells those who run the community at once, each in a message of its own, before all notices. */
export function alert<Data>(event: EventDefinition<Data>, say: (data: Data, words: Words) => Html) {
  return on(event, {
    reads: () => ({ staff: administrators() }),
    decide: ({ data, envelope }, { staff }, { now, newId, resources }: DecisionContext<Resources>) => ({
      save: staff
        .filter(({ reach }) => reach === 'open')
        .map(({ userId, telegramId: chatId, language }) => {
          const text = say(data, resources.texts[language]).value;
          const payload = { chat_id: chatId, text, parse_mode: 'HTML' };
          const about = { id: newId(), correlationId: envelope.correlationId, now };
          return outgoing.insert(
            outgoingRow({ chatId, userId, method: 'sendMessage', payload }, { ...about, priority: 'reply' }),
          );
        }),
    }),
  });
}
