import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ALL_MESSAGES } from '../catalogue.ts';
import { checkContracts, type Finding } from './gate.ts';
import { type GoldenSamples, goldenSamplesOf } from './golden-samples.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';

/** Where the snapshots are kept. */
export const SNAPSHOT_FOLDER = join(import.meta.dirname, '../../snapshots');
const SAMPLE_FOLDER = join(SNAPSHOT_FOLDER, 'samples');

/** The snapshots in the repository. */
export const keptSnapshots = () => readAll<Snapshot>(SNAPSHOT_FOLDER);

/** The golden samples in the repository. */
export const keptSamples = () => readAll<GoldenSamples>(SAMPLE_FOLDER);

/**
 * Brings snapshots and golden samples up to date with the contracts.
 * @returns what would break somebody; nothing is written then
 */
export function refreshSnapshots(): Finding[] {
  const current = ALL_MESSAGES.map(snapshotOf);
  const breaking = checkContracts(keptSnapshots(), current).filter((finding) => finding.breaking);
  if (breaking.length > 0) return breaking;
  const samples = new Map(keptSamples().map((kept) => [kept.type, kept]));
  for (const snapshot of current) write(SNAPSHOT_FOLDER, snapshot);
  for (const message of ALL_MESSAGES)
    write(SAMPLE_FOLDER, goldenSamplesOf(message, samples.get(message.type)));
  return [];
}

function readAll<Kept extends { type: string }>(folder: string): Kept[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => {
    const kept = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Kept;
    if (kept.type === basename(file, '.json')) return kept;
    throw new Error(`${file} holds ${kept.type}: name the file ${kept.type}.json`);
  });
}

function write(folder: string, kept: Snapshot | GoldenSamples): void {
  const path = join(folder, `${kept.type}.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(kept, undefined, 2)}\n`);
}
