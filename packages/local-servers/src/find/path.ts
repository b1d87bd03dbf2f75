import { constants } from 'node:fs';
import { access, realpath } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { OriginAnswer, Search } from './types.ts';
import { checkBinary } from './version.ts';

/** The first usable binary on PATH, or in a folder where packages put it. */
export async function findOnPath({ server, env }: Search): Promise<OriginAnswer> {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const reasons: string[] = [];
  for (const folder of [...folders, ...(await server.extraFolders())]) {
    const path = join(folder, server.name);
    if (!(await isExecutable(path))) continue;
    const answer = await checkBinary(server, await realpath(path));
    if ('path' in answer) return answer;
    reasons.push(answer.reason);
  }
  return { reason: reasons.length > 0 ? reasons.join('; ') : `no ${server.name} on PATH` };
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
