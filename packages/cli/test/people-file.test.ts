import { describe, expect, it } from 'vitest';
import { readPeople } from '../src/import/people-file.ts';

const title = { es: 'x', en: 'x' };
const LEVELS = [0, 100, 250].map((xp) => ({ title, xp })) as unknown as Parameters<typeof readPeople>[1];
const mistakesIn = (text: string) => {
  const read = readPeople(text, LEVELS);
  return 'mistakes' in read
    ? read.mistakes.map(({ line, column, problem }) => `${line} ${column} ${problem}`)
    : [];
};

describe('A file of people', () => {
  it('is read with columns in any order, empty cells, quotes, and levels as points', () => {
    const text =
      '\ufeffFirst_Name,telegram_id,username,language,besitos,level\n"Ana, la de ""Lola""",111,@ana_x,EN,50,2\n\nBea,222,,,,\n';
    expect(readPeople(text, LEVELS)).toEqual({
      people: [
        {
          line: 2,
          telegramId: 111,
          firstName: 'Ana, la de "Lola"',
          username: 'ana_x',
          language: 'en',
          besitos: 50,
          xp: 100,
        },
        { line: 4, telegramId: 222, firstName: 'Bea', language: 'es', besitos: 0, xp: 0 },
      ],
    });
  });

  it('with mistakes tells all of them, each with line and column', () => {
    const text = `telegram_id,first_name,username,language,besitos,xp,level
abc,Ana,,,,,
1,,x,fr,-5,1.5,9
2,Bea,,,5,,
2,Bea,,,5,10,2
`;
    expect(mistakesIn(text)).toEqual([
      '2 telegram_id telegram-id',
      '3 first_name name',
      '3 username username',
      '3 language language',
      '3 besitos besitos',
      '3 xp xp',
      '3 level level',
      '3 level level-or-xp',
      '5 level level-or-xp',
      '5 telegram_id twice',
    ]);
  });

  it.each([
    ['', '1  no-header'],
    ['telegram_id,first_name\n', '2  nobody'],
    ['telegram_id\n1\n', '1 first_name column-missing'],
    ['telegram_id,first_name,saldo\n1,Ana,5\n', '1 saldo column-unknown'],
    ['telegram_id,first_name\n1,"Ana\n', '2  not-csv'],
  ])('that is none is told at the place: %j', (text, mistake) => expect(mistakesIn(text)).toEqual([mistake]));
});
