import { describe, expect, it } from 'vitest';
import { checkWith } from './small-community.ts';

const GIFT = `prizes:
  - { id: kiss, title: { es: Beso, en: Kiss }, besitos: 5, weight: 9 }
  - { id: hug, title: { es: Abrazo, en: Hug }, besitos: 10, weight: 1 }
streak:
  - { days: 3, besitos: 2 }
  - { days: 7, besitos: 5 }
`;
const TRIVIA = `id: kisses
title: { es: Besos, en: Kisses }
round: { questions: 2, seconds: 20, pays: { besitos: 5 } }
daily:
  - { at: "21:00", chat: -1001 }
questions:
  - id: who
    text: { es: "¿Quién?", en: "Who?" }
    answer: { es: Ana, en: Ana }
    wrong: [{ es: Eva, en: Eve }]
  - id: where
    text: { es: "¿Dónde?", en: "Where?" }
    answer: { es: Aquí, en: Here }
    wrong: [{ es: Allí, en: There }]
`;
const FILES = { 'gift.yaml': GIFT, 'trivia/kisses.yaml': TRIVIA };

/** The mistakes when one place of a file is another, as `<line>:<column> <path>: <problem>. <instead>` */
function told(file: keyof typeof FILES, from: string, to: string, more: Record<string, string> = {}) {
  expect(FILES[file]).toContain(from);
  const result = checkWith({ ...FILES, [file]: FILES[file].replace(from, to), ...more });
  if (result.ok) return [];
  return result.mistakes.map((it) => `${it.line}:${it.column} ${it.path}: ${it.problem}. ${it.instead}`);
}

describe('Content with a gift and trivia', () => {
  it('has both, and neither where the files are left out', () => {
    expect(checkWith(FILES)).toMatchObject({
      ok: true,
      content: {
        gift: { prizes: [{ id: 'kiss' }, { id: 'hug' }] },
        trivia: [{ id: 'kisses', round: { pays: { speed: 0, streak: 0, streakMax: 10 } } }],
      },
    });
    expect(checkWith({})).toMatchObject({ ok: true, content: { gift: null, trivia: [] } });
  });

  it.each([
    [
      'a prize that is there twice',
      'gift.yaml',
      'id: hug',
      'id: kiss',
      '3:11 prizes[1].id: the prize `kiss` is here twice. Remove it, or write another',
    ],
    [
      'a prize that never comes out',
      'gift.yaml',
      'weight: 9',
      'weight: 0',
      '2:68 prizes[0].weight: 0 is out of range. Write a whole number from 1 to 1000000',
    ],
    [
      'a row that is not longer',
      'gift.yaml',
      'days: 7',
      'days: 3',
      '6:13 streak[1].days: 3 is not more than the 3 before it. Write at least `days: 4`',
    ],
    [
      'a longer row that pays no more',
      'gift.yaml',
      'besitos: 5 }\n',
      'besitos: 2 }\n',
      '6:25 streak[1].besitos: 2 is not more than the 2 before it. Write at least `besitos: 3`',
    ],
    [
      'a round with more questions than there are',
      'trivia/kisses.yaml',
      'questions: 2',
      'questions: 3',
      '3:21 round.questions: a round asks 3 questions, and there are 2. Write at most `questions: 2`, or add questions',
    ],
    [
      'a question that is there twice',
      'trivia/kisses.yaml',
      'id: where',
      'id: who',
      '11:9 questions[1].id: the question `who` is here twice. Remove it, or write another',
    ],
    [
      'a wrong answer that is the right one',
      'trivia/kisses.yaml',
      'es: Allí',
      'es: Aquí',
      '14:19 questions[1].wrong[0].es: the answer “Aquí” is there twice in one question. Remove it, or write another',
    ],
    [
      'a time there is not',
      'trivia/kisses.yaml',
      '"21:00"',
      '"25:00"',
      '5:11 daily[0].at: 25:00 is not written as it must be. Write it like `at: 21:00`',
    ],
    [
      'a group there is not',
      'trivia/kisses.yaml',
      'chat: -1001',
      'chat: -1002',
      '5:26 daily[0].chat: there is no group `-1002` in community.yaml. Write `-1001`',
    ],
    [
      'a bank that is not named as its file',
      'trivia/kisses.yaml',
      'id: kisses',
      'id: hugs',
      '1:5 id: the id `hugs` is not the name of the file. Write `id: kisses`, or rename the file to `trivia/hugs.yaml`',
    ],
  ] as const)('is told of %s', (_, file, from, to, line) => {
    expect(told(file, from, to)).toEqual([line]);
  });

  it('is told of a round that would begin in a group while another does', () => {
    const other = TRIVIA.replace('id: kisses', 'id: loves');
    expect(told('trivia/kisses.yaml', 'id: kisses', 'id: kisses', { 'trivia/loves.yaml': other })).toEqual([
      '5:11 daily[0].at: at 21:00 a round of trivia/kisses.yaml begins in that group already. Write another time',
    ]);
  });
});
