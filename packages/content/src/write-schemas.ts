import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editorSchemas } from './json-schema.ts';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Name the folder to write to: node write-schemas.ts <content folder>/schema');
  process.exit(2);
}
await mkdir(folder, { recursive: true });
for (const [kind, text] of Object.entries(editorSchemas()))
  await writeFile(join(folder, `${kind}.json`), text);
