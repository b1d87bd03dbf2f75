import { createHash } from 'node:crypto';
import type { Document } from './types.ts';
import type { World } from './world.ts';

/** Keeps the bytes once, however often they are sent under the same name. */
export function keepDocument(
  world: World,
  { name, mime, data }: { readonly name: string; readonly mime: string; readonly data: Buffer },
): Document {
  const id = createHash('sha256').update(name).update(data).digest('base64url').slice(0, 22);
  const known = world.documents.get(id);
  if (known) return known.document;
  const document: Document = { id, name, mime, bytes: data.length };
  world.documents.set(id, { document, data });
  return document;
}
