import { createHash } from 'node:crypto';
import { imageSize } from './image-size.ts';
import type { Picture } from './types.ts';
import type { World } from './world.ts';

/** Keeps the bytes once, however often they are sent. */
export function keepPicture(world: World, data: Buffer, mime: string): Picture {
  const id = createHash('sha256').update(data).digest('base64url').slice(0, 22);
  const known = world.pictures.get(id);
  if (known) return known.picture;
  const picture: Picture = { id, mime, bytes: data.length, ...imageSize(data) };
  world.pictures.set(id, { picture, data });
  return picture;
}
