import { PostQuiz } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { outgoingRow } from '../rules/outgoing.ts';
import { outgoing } from '../tables/outgoing.ts';

export const postQuiz = command(PostQuiz, {
  reads: ({ data }) => ({ posted: outgoing.ref(rowId(data.quizId)) }),
  decide: ({ data, envelope: { correlationId } }, { posted }, { now }) => {
    if (posted) return accept({});
    const { quizId, chatId, question, options, correct, explanation, seconds } = data;
    const payload = {
      chat_id: chatId,
      question,
      options: options.map((text) => ({ text })),
      type: 'quiz',
      correct_option_id: correct,
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

const rowId = (quizId: string) => `quiz:${quizId}`;
