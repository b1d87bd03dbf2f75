import type { Connection } from 'mongoose';
import type { DocumentMigration } from '../documents/collection.ts';
import { pack, unpack } from '../documents/packed.ts';
import { writeAnew } from './rewriting.ts';

/**
 * A step of a database whose collection has rows from before some of its fields were packed.
 * @example export const migrations = [packing('0001-packed', 'progress', ['missions'])];
 */
export function packing(name: string, collection: string, fields: readonly string[]): DocumentMigration {
  const rewriting = (change: typeof pack) => async (connection: Connection) => {
    const documents = connection.db!.collection(collection);
    await writeAnew(documents.find(), documents, ({ _id, ...row }) => [
      { replaceOne: { filter: { _id }, replacement: change(row, fields) } },
    ]);
  };
  return { name, up: rewriting(pack), down: rewriting(unpack) };
}
