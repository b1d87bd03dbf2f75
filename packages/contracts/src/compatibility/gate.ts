import { isDeepStrictEqual } from 'node:util';
import { breakingChanges } from './breaking-changes.ts';
import { type Difference, RULES } from './differences.ts';
import type { Snapshot } from './snapshot.ts';

/** What stands between the contracts and their snapshots. */
export interface Finding {
  readonly type: string;
  /** True when somebody would break; false when the snapshots only need to be written anew. */
  readonly breaking: boolean;
  /** What is the matter and what to do. */
  readonly message: string;
}

/**
 * Compares the contracts with the snapshots of them that were kept.
 * @param kept the snapshots in the repository
 * @param current the snapshots of the contracts as they are now
 */
export function checkContracts(kept: readonly Snapshot[], current: readonly Snapshot[]): Finding[] {
  const now = new Map(current.map((snapshot) => [snapshot.type, snapshot]));
  const known = new Set(kept.map(({ type }) => type));
  const added = current.filter(({ type }) => !known.has(type));
  return [
    ...kept.flatMap((snapshot) => checkMessage(snapshot, now.get(snapshot.type))),
    ...added.map(({ type }) => harmless(type, 'has no snapshot yet')),
  ];
}

function checkMessage(before: Snapshot, after: Snapshot | undefined): Finding[] {
  if (!after) return [vanished(before.type)];
  const broken = breakingChanges(before, after);
  if (broken.length > 0) return broken.map((found) => breakingFinding(before.type, found));
  return isDeepStrictEqual(before, after) ? [] : [harmless(before.type, 'changed without breaking anybody')];
}

function harmless(type: string, what: string): Finding {
  return { type, breaking: false, message: `${type} ${what}. Run "make catalog" and commit what it writes.` };
}

function vanished(type: string): Finding {
  const message =
    `${type} is gone, but messages of this type are still stored and sent. ` +
    'Keep its definition; a new version stands beside it.';
  return { type, breaking: true, message };
}

function breakingFinding(type: string, { rule, path, detail }: Difference): Finding {
  const shown = detail ? ` (${detail})` : '';
  const message =
    `${type} would break others: ${path}: ${RULES[rule]}${shown} [${rule}]. ` +
    `Leave ${type} as it was and define ${nextVersion(type)} beside it.`;
  return { type, breaking: true, message };
}

function nextVersion(type: string): string {
  return type.replace(/\d+$/, (version) => String(Number(version) + 1));
}
