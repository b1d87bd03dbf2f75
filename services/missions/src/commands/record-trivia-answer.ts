import { RecordTriviaAnswer } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { triviaRounds } from '../collections/trivia-rounds.ts';
import { triviaScores } from '../collections/trivia-scores.ts';
import { recordAnswer, scoreId } from '../rules/trivia/score.ts';

export const recordTriviaAnswer = command(RecordTriviaAnswer, {
  reads: ({ data: { roundId, userId } }) => ({
    round: triviaRounds.ref(roundId),
    known: triviaScores.ref(scoreId(roundId, userId)),
  }),
  decide: ({ data }, { round, known }) => {
    if (!round) return accept({});
    const recorded = recordAnswer(round, known, data);
    return accept({}, { save: [triviaRounds.put(recorded.round), triviaScores.put(recorded.score)] });
  },
});
