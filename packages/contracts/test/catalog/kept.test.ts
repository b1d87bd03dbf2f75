import { describe, expect, it } from 'vitest';
import { currentFleet, keptCatalog } from '../../src/catalog/folder.ts';
import { generateCatalog } from '../../src/catalog/generate.ts';

const made = generateCatalog(currentFleet());
const kept = keptCatalog();

describe('docs/catalog', () => {
  it('holds the files the contracts make, and no other: run "make catalog"', () => {
    expect([...kept.keys()].sort()).toEqual([...made.keys()].sort());
  });

  it.each([...made])('says in %s what the contracts say: run "make catalog"', (file, text) => {
    // Compared as a flag first: the difference of two long files helps nobody.
    expect({ file, upToDate: kept.get(file) === text }).toEqual({ file, upToDate: true });
  });

  it('is the same each time it is made', () => {
    expect(generateCatalog(currentFleet())).toEqual(made);
  });
});
