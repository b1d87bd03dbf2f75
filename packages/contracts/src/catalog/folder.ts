import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS, EVENTS, QUERIES } from '../catalogue.ts';
import { SERVICE_NAMES, type ServiceName } from '../definitions/service-name.ts';
import type { Fleet } from './fleet.ts';
import { reactionsIn } from './reactions.ts';

const ROOT = join(import.meta.dirname, '../../../..');

/** Where the catalogue is kept. */
export const CATALOG_FOLDER = join(ROOT, 'docs/catalog');

/** The fleet as the contracts and the folders of the services tell it, from the door inwards. */
export function currentFleet(): Fleet {
  const services: ServiceName[] = ['gateway', ...SERVICE_NAMES.filter((service) => service !== 'gateway')];
  const reactions = services.flatMap((service) =>
    reactionsIn(service, filesIn(join(ROOT, 'services', service, 'src/on'))),
  );
  return { services, events: EVENTS, commands: COMMANDS, queries: QUERIES, reactions };
}

/** The catalogue in the repository, by file name. */
export function keptCatalog(): Map<string, string> {
  return new Map(
    filesIn(CATALOG_FOLDER).map((file) => [file, readFileSync(join(CATALOG_FOLDER, file), 'utf8')]),
  );
}

/** Writes the catalogue, and deletes what does not belong to it any more. */
export function writeCatalog(files: ReadonlyMap<string, string>): void {
  mkdirSync(CATALOG_FOLDER, { recursive: true });
  for (const file of filesIn(CATALOG_FOLDER)) if (!files.has(file)) rmSync(join(CATALOG_FOLDER, file));
  for (const [file, text] of files) writeFileSync(join(CATALOG_FOLDER, file), text);
}

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
