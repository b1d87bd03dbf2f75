import { TriviaStarted } from '@yabot/contracts';
import { type DecisionContext, on } from '@yabot/service-kit';
import type { Resources } from '../resources.ts';
import { outgoingRow } from '../rules/outgoing.ts';
import { outgoing } from '../tables/outgoing.ts';

/** Tells the group that a round begins: its first question comes behind. */
export const announceTrivia = on(TriviaStarted, {
  decide: ({ data, envelope: { correlationId } }, _, { now, resources }: DecisionContext<Resources>) => {
    const { chatId, roundId, questions, seconds, title } = data;
    const words = resources.texts[resources.language];
    const text = words.say('trivia-begins', { title: title[resources.language], questions, seconds }).value;
    const payload = { chat_id: chatId, text, parse_mode: 'HTML' };
    const row = outgoingRow(
      { chatId, userId: null, method: 'sendMessage', payload },
      { id: `trivia:${roundId}:begins`, priority: 'reply', correlationId, now },
    );
    return { save: [outgoing.put(row)] };
  },
});
