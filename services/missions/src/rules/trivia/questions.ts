import { createHmac } from 'node:crypto';
import type { TriviaBank, TriviaQuestion } from '@yabot/content';
import type { Language } from '@yabot/contracts';

/** A question as it is asked in a group: in one language, its options in the order in which they are posted. */
export interface AskedQuestion {
  readonly questionId: string;
  readonly text: string;
  readonly options: readonly string[];
  /** The place of the right option, from 0. */
  readonly correct: number;
  readonly explanation: string | null;
}

/** The questions of a round, and those that count as asked in the group from now on. */
export interface ChosenQuestions {
  readonly questions: readonly AskedQuestion[];
  readonly asked: readonly string[];
}

/**
 * Chooses the questions of a round at random: those come first that were not asked in the group since all of them were.
 * @param asked the ids of those that were
 * @param secret decides the order; the same secret, the same questions
 */
export function chooseQuestions(
  { questions, round }: Pick<TriviaBank, 'questions' | 'round'>,
  asked: readonly string[],
  language: Language,
  secret: string,
): ChosenQuestions {
  const shuffled = shuffle(questions, ({ id }) => id, secret);
  const fresh = shuffled.filter(({ id }) => !asked.includes(id));
  const chosen = [...fresh, ...shuffled.filter(({ id }) => asked.includes(id))].slice(0, round.questions);
  const ids = chosen.map(({ id }) => id);
  return {
    questions: chosen.map((question) => inWords(question, language, secret)),
    asked: chosen.length < fresh.length ? [...asked, ...ids] : ids,
  };
}

function inWords(
  { id, text, answer, wrong, explanation }: TriviaQuestion,
  language: Language,
  secret: string,
): AskedQuestion {
  const right = answer[language];
  const all = [right, ...wrong.map((option) => option[language])];
  const options = shuffle(all, (option) => `${id} ${option}`, secret);
  return {
    questionId: id,
    text: text[language],
    options,
    correct: options.indexOf(right),
    explanation: explanation?.[language] ?? null,
  };
}

function shuffle<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string, secret: string): Entry[] {
  const placed = entries.map((entry) => ({
    entry,
    place: createHmac('sha256', secret).update(keyOf(entry)).digest('hex'),
  }));
  return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ entry }) => entry);
}
