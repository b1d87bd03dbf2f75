import { collection } from '@yabot/service-kit';
import type { Round } from '../rules/trivia/round.ts';

/** One document a round. */
export const triviaRounds = collection<Round>('trivia_rounds', {
  key: 'roundId',
  fields: {
    chatId: Number,
    bankId: String,
    title: Object,
    rules: Object,
    by: String,
    questions: Array,
    sent: Number,
    asked: Number,
    poll: Object,
    state: String,
    step: Number,
    dueAt: String,
    startedAt: String,
    stopped: Boolean,
    ending: String,
    players: Number,
    answers: Number,
    right: Number,
    leaders: Array,
  },
  indexes: [{ fields: { dueAt: 1 } }],
});

const AT_ONCE = 100;

/** The rounds that should have gone on before a moment, the longest waiting first. */
export const roundsDueBefore = (moment: string) =>
  triviaRounds.where({ dueAt: { $ne: null, $lt: moment } }, { sort: { dueAt: 1 }, limit: AT_ONCE });
