import { z } from 'zod';
import { suggestion } from '../explain/suggest.ts';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import type { Path } from '../path.ts';
import { triviaSchema } from '../schema/trivia.ts';
import { t } from '../texts.ts';
import type { Check, ContentFiles } from './check.ts';
import { entriesAt } from './entries.ts';
import { repeated } from './repeats.ts';
import { groupIds } from './trigger-values.ts';

const LANGUAGES = ['es', 'en'] as const;
const { round, daily } = triviaSchema.shape;
const time = daily.unwrap().element.shape.at;

/** A round can be played: enough questions, no two alike, no answer written twice, in groups there are. */
export const triviaCanBePlayed: Check = (files) =>
  files.of('trivia').flatMap((file) => {
    const questions = entriesAt(file, ['questions']);
    const ids = questions.map((path) => [...path, 'id']);
    return [
      ...tooFew(file, questions.length),
      ...repeated(file, ids, z.string(), (value) => t('twice.question', { value })),
      ...questions.flatMap((question) => sameAnswers(file, question)),
      ...entriesAt(file, ['daily']).flatMap((path) => unknownGroup(file, [...path, 'chat'], files)),
    ];
  });

/** No two rounds begin in one group at the same time, whatever their banks: the second could not. */
export const triviaTakesTurns: Check = (files) => {
  const taken = new Map<string, string>();
  return files.of('trivia').flatMap((file) =>
    entriesAt(file, ['daily']).flatMap((path) => {
      const [at, chat] = [file.part([...path, 'at'], time), file.part([...path, 'chat'], z.int())];
      const by = taken.get(`${at} ${chat}`);
      if (at === undefined || chat === undefined) return [];
      taken.set(`${at} ${chat}`, by ?? file.file);
      return by ? file.mistake([...path, 'at'], t('trivia.turn', { at, by }), t('trivia.turn-instead')) : [];
    }),
  );
};

function tooFew(file: ParsedFile, there: number): Mistake[] {
  const asked = file.part(['round', 'questions'], round.shape.questions);
  if (asked === undefined || there === 0 || asked <= there) return [];
  const problem = t('trivia.few', { asked, count: there });
  return [file.mistake(['round', 'questions'], problem, t('trivia.few-instead', { count: there }))];
}

function sameAnswers(file: ParsedFile, question: Path): Mistake[] {
  const options = [[...question, 'answer'], ...entriesAt(file, [...question, 'wrong'])];
  return LANGUAGES.flatMap((language) =>
    repeated(
      file,
      options.map((path) => [...path, language]),
      z.string().trim(),
      (value) => t('twice.option', { value }),
    ),
  );
}

function unknownGroup(file: ParsedFile, path: Path, files: ContentFiles): Mistake[] {
  const known = groupIds(files);
  const id = file.part(path, z.int());
  if (!known || id === undefined || known.includes(String(id))) return [];
  return [file.mistake(path, t('rule.no-group', { id }), suggestion(String(id), known))];
}
