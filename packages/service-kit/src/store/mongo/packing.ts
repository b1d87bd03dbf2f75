import type { Connection } from 'mongoose';
import type { MongoMigration } from './collection.ts';
import { writeAnew } from './rewriting.ts';

type Document = Record<string, unknown>;

/** Writes some fields of a document, changed in place, as texts; what is missing stays missing. */
export function pack<Packed extends Document>(document: Packed, fields: readonly string[]): Packed {
  return replaced(document, fields, (value) => (typeof value === 'object' ? JSON.stringify(value) : value));
}

/** Reads them again. */
export function unpack<Packed extends Document>(document: Packed, fields: readonly string[]): Packed {
  return replaced(document, fields, (value) => (typeof value === 'string' ? JSON.parse(value) : value));
}

function replaced<Packed extends Document>(
  document: Packed,
  fields: readonly string[],
  change: (value: unknown) => unknown,
): Packed {
  const changing: Document = document;
  for (const field of fields) if (field in changing) changing[field] = change(changing[field]);
  return document;
}

/**
 * A step of a database whose collection has rows from before some of its fields were packed.
 * @example export const migrations = [packing('0001-packed', 'progress', ['missions'])];
 */
export function packing(name: string, collection: string, fields: readonly string[]): MongoMigration {
  const rewriting = (change: typeof pack) => async (connection: Connection) => {
    const documents = connection.db!.collection(collection);
    await writeAnew(documents.find(), documents, ({ _id, ...row }) => [
      { replaceOne: { filter: { _id }, replacement: change(row, fields) } },
    ]);
  };
  return { name, up: rewriting(pack), down: rewriting(unpack) };
}
