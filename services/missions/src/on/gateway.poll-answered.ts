import { isBanned, momentOf } from '@yabot/content';
import { PollAnswered } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { progress } from '../collections/progress.ts';
import { triviaAnswers, waitingAnswers } from '../collections/trivia-answers.ts';
import { triviaPlayers } from '../collections/trivia-players.ts';
import { triviaPolls } from '../collections/trivia-polls.ts';
import { judged } from '../judging.ts';
import { answerId } from '../rules/trivia/judge.ts';

export const pollAnswered = on(PollAnswered, {
  reads: ({ data: { userId, pollId } }) => ({
    poll: triviaPolls.ref(pollId),
    answered: triviaAnswers.ref(answerId(userId, pollId)),
    waiting: waitingAnswers.ref(answerId(userId, pollId)),
    player: triviaPlayers.ref(userId),
    user: progress.ref(userId),
  }),
  decide: ({ data, envelope }, { poll, answered, waiting, player, user }, { now }) => {
    const { userId, pollId, optionIds } = data;
    const [option] = optionIds;
    const at = momentOf(envelope, now);
    // Who takes the answer back, or gives another, keeps the first; who is banned has none.
    if (option === undefined || answered || waiting || isBanned(user?.ban ?? null, at)) return {};
    const answer = { id: answerId(userId, pollId), userId, pollId, option, answeredAt: at.toISOString() };
    return poll ? judged(answer, poll, player) : { save: [waitingAnswers.put(answer)] };
  },
});
