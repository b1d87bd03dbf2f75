import { AdvanceTrivia } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { triviaChats } from '../collections/trivia-chats.ts';
import { triviaRounds } from '../collections/trivia-rounds.ts';
import { advance } from '../rules/trivia/round.ts';

export const advanceTrivia = command(AdvanceTrivia, {
  reads: ({ data }) => ({
    round: triviaRounds.ref(data.roundId),
    chat: triviaChats.ref(String(data.chatId)),
  }),
  decide: ({ data }, { round, chat }, { now }) => {
    const advanced = round && advance(round, data.step, now);
    if (!advanced) return accept({});
    const { round: after, emit, send } = advanced;
    const free = chat && after.state === 'over' ? [triviaChats.put({ ...chat, running: false })] : [];
    return accept({}, { save: [triviaRounds.put(after), ...free], emit, send });
  },
});
