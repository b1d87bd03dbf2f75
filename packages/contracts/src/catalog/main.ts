import { refreshSnapshots } from '../compatibility/folder.ts';
import { CATALOG_FOLDER, currentFleet, writeCatalog } from './folder.ts';
import { generateCatalog } from './generate.ts';

/** Brings the snapshots and docs/catalog up to date with the contracts, unless that would break somebody. */
const breaking = refreshSnapshots();
if (breaking.length > 0) {
  for (const { message } of breaking) console.error(message);
  console.error('Nothing was written.');
  process.exitCode = 1;
} else {
  const files = generateCatalog(currentFleet());
  writeCatalog(files);
  console.log(`Wrote ${files.size} files to ${CATALOG_FOLDER} and brought the snapshots up to date.`);
}
