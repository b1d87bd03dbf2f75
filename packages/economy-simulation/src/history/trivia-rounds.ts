import type { TriviaBank } from '@yabot/content';
import { type PostQuiz, TriviaStarted } from '@yabot/contracts';
import type { Machine } from '../machine/machine.ts';
import type { Message } from '../machine/message.ts';

/** Which questions are asked is chance, and was recorded; what answers to them pay is decided anew. */
export class TriviaRounds {
  readonly #banks: ReadonlyMap<string, TriviaBank>;
  readonly #begun = new Map<string, typeof TriviaStarted.sample>();

  /** @param banks of the content that pays */
  constructor(banks: readonly TriviaBank[]) {
    this.#banks = new Map(banks.map((bank) => [bank.id, bank]));
  }

  /** A round began, or a question of it went to be posted. */
  note(machine: Machine, { type, data, envelope }: Message): void {
    if (type === TriviaStarted.type) {
      const started = data as typeof TriviaStarted.sample;
      this.#begun.set(String(started.chatId), started);
      return;
    }
    const { quizId, chatId, correct, seconds, question, options } = data as typeof PostQuiz.sample;
    const started = this.#begun.get(String(chatId));
    const bank = started && this.#banks.get(started.bankId);
    if (!started || !bank || !quizId.startsWith(`${started.roundId}:`)) return;
    const sent = Number(quizId.slice(started.roundId.length + 1));
    const asked = { questionId: idOf(bank, question), text: question, options, correct, explanation: null };
    machine.put('missions', 'trivia_rounds', started.roundId, {
      ...(machine.row('missions', 'trivia_rounds', started.roundId) ?? NOBODY),
      roundId: started.roundId,
      chatId,
      bankId: bank.id,
      title: bank.title,
      rules: { ...bank.round, seconds },
      by: null,
      questions: Array.from({ length: sent }, () => asked),
      sent,
      asked: sent,
      poll: null,
      state: 'posting',
      step: 2 * sent,
      dueAt: null,
      startedAt: envelope.time,
      stopped: false,
      ending: null,
    });
  }
}

const NOBODY = { players: 0, answers: 0, right: 0, leaders: [] };

const idOf = ({ questions, id }: TriviaBank, text: string): string =>
  questions.find((each) => Object.values(each.text).includes(text))?.id ?? id;
