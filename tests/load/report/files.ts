import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentsKind } from '../../shared/documents.ts';
import type { BoardsMeasured } from '../boards/boards.ts';
import type { Grown } from '../growth/growth.ts';
import type { Instances } from '../inner/instances.ts';
import { page } from './page/page.ts';
import { type Report, summary } from './report.ts';

/** What can be measured, each in a file of its own, so that one run does not take away what another found. */
export interface Found {
  readonly latest: Report;
  readonly growth: Measured & { readonly sizes: readonly Grown[] };
  readonly instances: Measured & { readonly measured: readonly Instances[] };
  readonly boards: Measured & { readonly measured: readonly BoardsMeasured[] };
}

/** When, and where documents were. */
interface Measured {
  readonly at: string;
  readonly documents: DocumentsKind;
}

/** Keeps what was found, and draws the page anew of everything that is known. */
export async function keep<Kind extends keyof Found>(folder: string, kind: Kind, found: Found[Kind]) {
  await mkdir(folder, { recursive: true });
  const kept = kind === 'latest' ? summary(found as Report) : found;
  await writeFile(join(folder, `${kind}.json`), `${JSON.stringify(kept, null, 2)}\n`);
  await writeFile(join(folder, 'latest.html'), page(await everythingIn(folder)));
}

async function everythingIn(folder: string): Promise<Partial<Found>> {
  const [latest, growth, instances] = await Promise.all([
    read<Report & { details: Partial<Report> }>(folder, 'latest'),
    read<Found['growth']>(folder, 'growth'),
    read<Found['instances']>(folder, 'instances'),
  ]);
  // Under its stable names the file has figures; what they were taken from is among the details.
  const report = latest && ({ ...latest, inner: undefined, whole: undefined, ...latest.details } as Report);
  return { ...(report && { latest: report }), ...(growth && { growth }), ...(instances && { instances }) };
}

async function read<Content>(folder: string, name: string): Promise<Content | undefined> {
  const text = await readFile(join(folder, `${name}.json`), 'utf8').catch(() => undefined);
  // What was kept before there was a choice had its documents in MongoDB.
  return text === undefined ? undefined : { documents: 'mongo', ...(JSON.parse(text) as Content) };
}
