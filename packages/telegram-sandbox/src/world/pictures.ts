import { createHash } from 'node:crypto';
import { imageSize } from './image-size.ts';
import type { Picture } from './types.ts';
import type { World } from './world.ts';

/** Of what shows no size of its own, such as a video. */
const COMMON = { width: 800, height: 600 };

/** Keeps the bytes once, however often they are sent. */
export function keepPicture(world: World, data: Buffer, mime: string): Picture {
  const id = createHash('sha256').update(data).digest('base64url').slice(0, 22);
  const known = world.pictures.get(id);
  if (known) return known.picture;
  const picture: Picture = { id, mime, bytes: data.length, ...(imageSize(data) ?? COMMON) };
  world.pictures.set(id, { picture, data });
  return picture;
}
