import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type CheckpointMark, checkpointMark } from '@yabot/contracts';
import { homeOf } from '../home/home.ts';
import { parsedJson } from '../home/json.ts';

/**
 * The last checkpoint of which was proved that it and all before it hold. It is kept here, not by the wallet: a ledger
 * that was written anew from its beginning has another hash there.
 */
export function ledgerMark(environment: NodeJS.ProcessEnv) {
  const home = homeOf(environment);
  const { NATS_URL: fleet = '' } = environment;
  const suffix = fleet && `-${createHash('sha256').update(fleet).digest('hex').slice(0, 8)}`;
  const file = home.in(`ledger-proven${suffix}.json`);
  return {
    /** Nothing when none was proved yet, or the file was lost or damaged: then all is proved anew. */
    async read(): Promise<CheckpointMark | undefined> {
      const text = await readFile(file, 'utf8').catch(() => '');
      return checkpointMark.safeParse(parsedJson(text)).data;
    },
    /** Where nothing can be kept, the next proof is of all again. */
    async write(mark: CheckpointMark): Promise<void> {
      await mkdir(home.folder, { recursive: true })
        .then(() => writeFile(file, `${JSON.stringify(mark)}\n`))
        .catch(() => undefined);
    },
  };
}
