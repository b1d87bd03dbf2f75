import { QuizPosted } from '@yabot/contracts';
import { errand } from './errand.ts';

/** A quiz as Telegram answers that it stands. */
interface Posted {
  readonly message_id: number;
  readonly poll: { readonly id: string };
}

/** One that Telegram does not take goes to the dead letters, where its question is fixed and it is posted again. */
export const postQuiz = errand<{ quizId: string; chatId: number }, Posted>({
  done: ({ quizId, chatId }, { message_id: messageId, poll }) => ({
    emit: [QuizPosted.of({ quizId, chatId, messageId, pollId: poll.id })],
  }),
});
