import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { messageOf } from '../errors.ts';
import type { OriginAnswer, ServerFacts } from './types.ts';

const run = promisify(execFile);

/** Numeric comparison of dotted versions: negative when `a` is older. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(version: string): number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0);
}

/** What binaries have said, by what and where they are: who starts many servers asks once. */
const said = new Map<string, string>();

async function versionOf(path: string): Promise<string> {
  const { dev, ino, size, mtimeMs } = await stat(path);
  const binary = [path, dev, ino, size, mtimeMs].join();
  const known = said.get(binary) ?? (await run(path, ['--version'], { timeout: 10_000 })).stdout;
  said.set(binary, known);
  return known;
}

/** Runs the binary with `--version`; a binary that cannot answer, or is too old, is no answer. */
export async function checkBinary(server: ServerFacts, path: string): Promise<OriginAnswer> {
  try {
    const version = server.versionPattern.exec(await versionOf(path))?.[1];
    if (!version) return { reason: `${path} does not say its version` };
    if (compareVersions(version, server.minimumVersion) < 0) {
      return { reason: `${path} is ${version}, older than ${server.minimumVersion}` };
    }
    return { path, version };
  } catch (error) {
    return { reason: `${path} does not run (${messageOf(error)})` };
  }
}
