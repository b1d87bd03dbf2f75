import { StopTrivia, triviaNotRunning } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { triviaPolls } from '../collections/trivia-polls.ts';
import { triviaRounds } from '../collections/trivia-rounds.ts';
import { stopRound } from '../rules/trivia/round.ts';

export const stopTrivia = command(StopTrivia, {
  reads: ({ data }) => ({ round: triviaRounds.ref(data.roundId) }),
  decide: ({ data }, { round }, { now }) => {
    const stopped = round?.chatId === data.chatId ? stopRound(round, now) : undefined;
    if (!stopped) return refuse(triviaNotRunning);
    const { round: after, emit, send } = stopped;
    const closed = after.poll ? [triviaPolls.put(after.poll)] : [];
    return accept({}, { save: [triviaRounds.put(after), ...closed], emit, send });
  },
});
