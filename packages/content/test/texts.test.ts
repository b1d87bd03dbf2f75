import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textsIn } from '@yabot/service-kit/texts';
import { expect, it } from 'vitest';

const LOCALES = new URL('../locales/', import.meta.url);
const SOURCES = join(import.meta.dirname, '../src');
const english = textsIn<string>(LOCALES, 'en');

it('every text is used', () => {
  const code = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(SOURCES, path), 'utf8'))
    .join('\n');
  // Those whose names are put together are used as a family.
  const families = [...code.matchAll(/`(\w+\.)\$\{/g)].map(([, family]) => family as string);
  const unused = Object.keys(english).filter(
    (key) => !code.includes(`'${key}'`) && !families.some((family) => key.startsWith(family)),
  );
  expect(unused).toEqual([]);
});
