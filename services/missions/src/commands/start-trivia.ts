import { StartTrivia, triviaBankUnknown, triviaChatUnknown, triviaRunning } from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import { triviaChats } from '../collections/trivia-chats.ts';
import { triviaRounds } from '../collections/trivia-rounds.ts';
import type { Definitions } from '../rules/definitions.ts';
import { chooseQuestions } from '../rules/trivia/questions.ts';
import { startRound } from '../rules/trivia/round.ts';

export const startTrivia = command(StartTrivia, {
  reads: ({ data }) => ({ chat: triviaChats.ref(String(data.chatId)) }),
  decide: ({ data }, { chat }, { now, newId, newSecret, resources }: DecisionContext<Definitions>) => {
    const { chatId, bankId } = data;
    const bank = resources.banks.get(bankId);
    if (!resources.chats.has(chatId)) return refuse(triviaChatUnknown);
    if (!bank) return refuse(triviaBankUnknown, { bankId });
    if (chat?.running) return refuse(triviaRunning, { roundId: chat.roundId });
    const before = chat?.asked[bankId] ?? [];
    const { questions, asked } = chooseQuestions(bank, before, resources.language, newSecret());
    const roundId = newId();
    const { round, emit, send } = startRound(roundId, data, bank, questions, now);
    const kept = {
      chatId: String(chatId),
      roundId,
      running: true,
      asked: { ...chat?.asked, [bankId]: asked },
    };
    return accept(
      { roundId, questions: questions.length, seconds: bank.round.seconds },
      { save: [triviaChats.put(kept), triviaRounds.insert(round)], emit, send },
    );
  },
});
