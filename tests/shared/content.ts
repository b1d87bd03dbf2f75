import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const SAMPLE = resolve(import.meta.dirname, '../../content');

/** The group of the sample community. */
export const GROUP = -1_001_234_567_890;

/** What the sample community pays for the reactions that the load consists of. */
export const PAID_EMOJIS = ['❤', '💋'] as const;

/** Copies the sample community, or that of an older version; its caps are lifted, so that every reaction of the load pays. */
export async function contentForLoad(folder: string, sample = SAMPLE): Promise<void> {
  await cp(sample, folder, { recursive: true });
  await rm(join(folder, 'economy.yaml'));
  const file = join(folder, 'reactions.yaml');
  const reactions = await readFile(file, 'utf8');
  await writeFile(file, reactions.replace(/^dailyCap: \d+$/m, 'dailyCap: 100000'));
}
