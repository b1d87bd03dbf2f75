import { PostQuiz } from '@yabot/contracts';
import { accept, command, type DecisionContext } from '@yabot/service-kit';
import type { Words } from '../conversation/texts/words.ts';
import type { Resources } from '../resources.ts';
import { outgoingRow } from '../rules/outgoing.ts';
import { outgoing } from '../tables/outgoing.ts';

export const postQuiz = command(PostQuiz, {
  reads: ({ data }) => ({ posted: outgoing.ref(rowId(data.quizId)) }),
  decide: (
    { data, envelope: { correlationId } },
    { posted },
    { now, resources }: DecisionContext<Resources>,
  ) => {
    if (posted) return accept({});
    const { quizId, chatId, options, correct, explanation, seconds } = data;
    const payload = {
      chat_id: chatId,
      question: questionText(data, resources.texts[resources.language]),
      options: options.map((text) => ({ text })),
      type: 'quiz',
      correct_option_ids: [correct],
      is_anonymous: false,
      open_period: seconds,
      ...(explanation === undefined ? {} : { explanation }),
    };
    const row = outgoingRow(
      { chatId, userId: null, method: 'sendPoll', payload },
      {
        id: rowId(quizId),
        // Answers are timed: a quiz that waits behind other posts would come late.
        priority: 'reply',
        correlationId,
        now,
        errand: { name: 'post-quiz', about: { quizId, chatId } },
      },
    );
    return accept({}, { save: [outgoing.insert(row)] });
  },
});

/** So much Telegram takes. */
const MOST = 300;

/** A question with its place in its round, where both fit. */
function questionText({ question, place }: typeof PostQuiz.sample, words: Words): string {
  const placed = place && words.label('trivia-question', { ...place, question });
  return placed !== undefined && placed.length <= MOST ? placed : question;
}

const rowId = (quizId: string) => `quiz:${quizId}`;
