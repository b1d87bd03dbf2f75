import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OptionsError } from '../../shared/command/options.ts';
import { DOCUMENTS, type DocumentsKind } from '../../shared/documents.ts';
import type { Place, Scenario, Shown } from './scenario.ts';

/** What `.yabot/chaos/scenarios.json` holds of each promise, by its name. */
export interface Result extends Omit<Shown, 'passed'> {
  readonly title: string;
  /** Null where it could not be shown. */
  readonly passed: boolean | null;
  /** Where documents were. */
  readonly documents: DocumentsKind | 'both';
  readonly at: string;
  readonly seconds: number;
}

/** Runs the scenarios that were asked for. @returns the exit status */
export async function runScenarios(all: readonly Scenario[], place: Place): Promise<number> {
  const results: Record<string, Result> = {};
  for (const scenario of chosen(all, place.options.scenarios)) {
    const { promise, title } = scenario;
    place.tell(`${promise}: ${title}`);
    const result = await resultOf(scenario, place);
    results[promise] = result;
    await keepResult(place.folder, promise, result);
    const verdict = result.passed === null ? 'LEFT OUT' : result.passed ? 'PASSED' : 'FAILED';
    const where = result.documents === 'both' ? Object.values(DOCUMENTS) : [DOCUMENTS[result.documents]];
    console.log(`${verdict}  ${promise} ${title} (documents in ${where.join(' and ')}): ${result.figure}`);
  }
  return Object.values(results).some(({ passed }) => passed === false) ? 1 : 0;
}

function chosen(all: readonly Scenario[], names: readonly string[]): readonly Scenario[] {
  if (names.includes('all')) return all;
  return names.map((name) => {
    const found = all.find(({ promise }) => promise === name);
    if (found) return found;
    throw new OptionsError(`No scenario shows ${name}: there are ${all.map(({ promise }) => promise)}`);
  });
}

async function resultOf(scenario: Scenario, place: Place): Promise<Result> {
  const began = performance.now();
  const { title, documents = place.options.documents } = scenario;
  const options = documents === 'both' ? place.options : { ...place.options, documents };
  const shown = await shownBy(scenario, { ...place, options });
  const seconds = Math.round((performance.now() - began) / 1_000);
  return { title, ...shown, documents, at: new Date().toISOString(), seconds };
}

async function shownBy(scenario: Scenario, place: Place): Promise<Pick<Result, 'passed' | 'figure'>> {
  const why = await scenario.missing?.(place);
  if (why) return { passed: null, figure: why };
  try {
    return await scenario.run(place);
  } catch (error) {
    place.tell(String((error as Error).stack));
    return { passed: false, figure: (error as Error).message };
  }
}

/** Notes what was shown of a promise; what was shown of others before stays. */
export async function keepResult(folder: string, promise: string, result: Result): Promise<void> {
  const file = join(folder, 'scenarios.json');
  const before = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Record<string, Result>;
  await writeFile(file, `${JSON.stringify({ ...before, [promise]: result }, null, 2)}\n`);
}
