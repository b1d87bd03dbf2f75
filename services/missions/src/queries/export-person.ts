import { ExportMissionsPerson, toParts } from '@yabot/contracts';
import { exportingPerson, query } from '@yabot/service-kit';
import { scoresOf, triviaScores } from '../collections/trivia-scores.ts';
import { ofPerson } from '../of-person.ts';

const MOST_SCORES = 200;
const told = exportingPerson(ExportMissionsPerson, ofPerson);

/** Scores are part of their rounds, where the places of others rest on them: they are told, and stay under an id that is nobody's. */
export const exportPerson = query(ExportMissionsPerson, {
  answer: async (data, context) => {
    const answer = await told.answer(data, context);
    if ('refused' in answer || data.cursor !== undefined) return answer;
    const scores = await scoresOf(context, data.userId, MOST_SCORES);
    const rows = scores.map((score) => ({ ...score }));
    return { ...answer, parts: [...answer.parts, ...toParts({ [triviaScores.name]: rows })] };
  },
});
