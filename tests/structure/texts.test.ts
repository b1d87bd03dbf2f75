import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { textsIn } from '@yabot/service-kit/texts';
import { describe, it } from 'vitest';
import { apart, expectNothingWrong, ROOT } from './services.ts';

/** Every folder with what whoever runs a part is told. */
const FOLDERS = ['packages', 'services']
  .flatMap((kind) => readdirSync(join(ROOT, kind)).map((name) => `${kind}/${name}/locales`))
  .filter((folder) => existsSync(join(ROOT, folder, 'en.json')));

/** The names of the blanks of a text: `{name}`, and `{count|# day|# days}`, which is another thing. */
const blanksOf = (text = '') =>
  [...text.matchAll(/\{(\w+)([|}])/g)].map(([, name, end]) => name! + end).toSorted();

describe.each(FOLDERS)('The texts of %s', (folder) => {
  const place = pathToFileURL(`${join(ROOT, folder)}/`);
  const [spanish, english] = [textsIn<string>(place, 'es'), textsIn<string>(place, 'en')];

  it('are the same in both languages, with the same blanks', () => {
    const lists = { found: Object.keys(spanish), wanted: Object.keys(english) };
    const missing = (key: string) => `${folder}/es.json has no ${key}`;
    const tooMany = (key: string) => `${folder}/en.json has no ${key}`;
    const differ = Object.keys(english).filter(
      (key) => String(blanksOf(spanish[key])) !== String(blanksOf(english[key])),
    );
    expectNothingWrong([
      ...apart(lists, missing, tooMany),
      ...differ.map((key) => `${folder}: ${key} has other blanks in es.json than in en.json`),
    ]);
  });
});
