import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { broken, type Guarantee, patternOf } from './guarantee.ts';
import { GUARANTEES } from './list/index.ts';
import { runOf } from './run-tests.ts';
import { isCaught, troubleOf, verdictOf } from './verdict.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const rows = GUARANTEES.map((each): [string, Guarantee] => [`${each.guarantee} / ${each.breaks.bug}`, each]);

describe('The list of guarantees', () => {
  it.each(rows)('can write its bug into the code: %s', (_, { breaks }) => {
    const text = textOf(breaks.file);
    expect(broken(text, breaks)).not.toBe(text);
  });

  it.each(rows)('names a test that is there: %s', (_, { test }) => {
    const quoted = [test.title, test.title.replaceAll("'", "\\'")].flatMap((title) => [
      `'${title}'`,
      `"${title}"`,
    ]);
    const text = textOf(test.path);
    expect(quoted.some((title) => text.includes(title))).toBe(true);
  });

  it('names each bug once', () => {
    expect(new Set(rows.map(([name]) => name)).size).toBe(rows.length);
  });
});

describe('Writing a bug', () => {
  const bug = { bug: 'b', file: 'f.ts', find: 'a()', replace: '$&' };

  it('replaces what is named by what is written, whatever that is', () => {
    expect(broken('x = a();', bug)).toBe('x = $&;');
  });

  it.each(['', 'a() + a()'])('says so when it is not there exactly once: "%s"', (text) => {
    expect(() => broken(text, bug)).toThrow(/f\.ts has this [02] times instead of once: a\(\)/);
  });
});

describe('The pattern of a test', () => {
  const matches = (test: Partial<Guarantee['test']>, name: string) =>
    new RegExp(patternOf({ path: 'p', title: 't', ...test })).test(name);

  it('fits its name to the end, and takes no letter for a rule', () => {
    expect(matches({ title: 'is 1.5 (at most)' }, 'A thing is 1.5 (at most)')).toBe(true);
    expect(matches({ title: 'is 1.5' }, 'A thing is 1x5')).toBe(false);
    expect(matches({ title: 'is killed' }, 'A thing is killed later')).toBe(false);
  });

  it('fits every case, or the one that is meant', () => {
    expect(matches({ title: 'dies at: %s' }, 'It dies at: commit')).toBe(true);
    expect(matches({ title: 'dies at: %s', case: 'commit' }, 'It dies at: committed')).toBe(false);
  });

  it('fits one of the suites when one is named', () => {
    expect(matches({ on: 'sql' }, 'An instance on sql t')).toBe(true);
    expect(matches({ on: 'sql' }, 'An instance on mongo t')).toBe(false);
  });
});

describe('The verdict on a bug', () => {
  const guarantee: Guarantee = {
    guarantee: 'g',
    breaks: { bug: 'b', file: 'f.ts', find: 'x', replace: 'y' },
    test: { path: 'p', title: 'holds' },
  };
  const ran = (...tests: [name: string, status: string][]) =>
    runOf({
      testResults: [
        {
          message: '',
          assertionResults: tests.map(([fullName, status]) => ({
            fullName,
            status,
            failureMessages: status === 'failed' ? ['Error: lost\n\nExpected: 2\nReceived: 1'] : [],
          })),
        },
      ],
    });
  const broke = { testResults: [{ message: 'SyntaxError', assertionResults: [] }] };

  it('is that it was caught when a test failed or never ended, with what was said', () => {
    const caught = verdictOf(guarantee, ran(['g holds', 'failed']), 1);
    expect(caught).toMatchObject({ outcome: 'caught', words: 'lost · Expected: 2 · Received: 1' });
    expect([caught, verdictOf(guarantee, { kind: 'hung' }, 1)].map(isCaught)).toEqual([true, true]);
  });

  it('is that it was not when the test passed, or could not even be loaded', () => {
    const verdicts = [ran(['g holds', 'passed']), runOf(broke)].map((run) => verdictOf(guarantee, run, 1));
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['survived', 'did-not-run']);
    expect(verdicts.some(isCaught)).toBe(false);
  });

  it('counts only when the test ran and passed without the bug', () => {
    expect(troubleOf([guarantee], ran(['g holds', 'passed'], ['other', 'pending']))).toBeUndefined();
    expect(troubleOf([guarantee], ran(['g holds', 'failed']))).toContain('lost');
    expect(troubleOf([guarantee], ran(['g holds', 'pending']))).toContain('holds');
    expect(troubleOf([guarantee], runOf(broke))).toBe('SyntaxError');
    expect(troubleOf([guarantee], { kind: 'hung' })).toBe('never ends');
  });
});
