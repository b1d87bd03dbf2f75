import { z } from 'zod';
import { badRequest } from '../../telegram/errors.ts';
import { imageSize } from '../../world/image-size.ts';
import { keepPicture } from '../../world/pictures.ts';
import type { Picture } from '../../world/types.ts';
import type { BotContext } from '../context.ts';
import { optionalText } from '../fields.ts';
import { type CallExtras, sendingMethod } from '../method.ts';
import { caption, entityList, outgoingFields, sendAndShow } from './outgoing.ts';

const captionFields = {
  caption: optionalText('caption'),
  parse_mode: optionalText('parse_mode'),
  caption_entities: entityList,
};

export const sendPhoto = sendingMethod(
  'sendPhoto',
  z.object({ ...outgoingFields, ...captionFields, photo: optionalText('photo') }),
  (context, params, extras) => {
    const picture = mediaOf(context, extras, { field: 'photo', given: params.photo });
    const formatted = caption(params.caption, params.parse_mode, params.caption_entities);
    return sendAndShow(context, params, { ...formatted, picture });
  },
);

export const sendVideo = sendingMethod(
  'sendVideo',
  z.object({ ...outgoingFields, ...captionFields, video: optionalText('video') }),
  (context, params, extras) => {
    const picture = mediaOf(context, extras, { field: 'video', given: params.video });
    const formatted = caption(params.caption, params.parse_mode, params.caption_entities);
    return sendAndShow(context, params, { ...formatted, picture, video: true });
  },
);

const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
const MAX_SIDES = 10_000;
const MAX_RATIO = 20;

/** The picture a call brings as a file, names by the id of one sent before, or points to by address. */
function mediaOf(
  { world }: BotContext,
  { files }: CallExtras,
  media: { field: string; given?: string | undefined },
): Picture {
  const { field, given } = media;
  const attached = given?.startsWith('attach://') ? given.slice('attach://'.length) : field;
  const file = files.get(attached);
  if (file) {
    if (file.data.length === 0) throw badRequest('File must be non-empty');
    if (field === 'photo') needsPhoto(file.data);
    return keepPicture(world, file.data, file.mime);
  }
  if (!given) throw badRequest(`There is no ${field} in the request`);
  const known = world.pictures.get(given.replace(/^sandbox-/, ''));
  if (known) return known.picture;
  if (/^https?:\/\//i.test(given)) throw badRequest('Failed to get HTTP URL content');
  throw badRequest('Wrong file identifier/HTTP URL specified');
}

/** Telegram makes several sizes of a photo: it has to be one, and neither huge nor a stripe. */
function needsPhoto(data: Buffer): void {
  if (data.length > MAX_PHOTO_BYTES)
    throw badRequest(
      `File of size ${data.length} bytes is too big for a photo; the maximum size is ${MAX_PHOTO_BYTES} bytes`,
    );
  const size = imageSize(data);
  if (!size) throw badRequest('IMAGE_PROCESS_FAILED');
  const [short, long] = [size.width, size.height].toSorted((a, b) => a - b) as [number, number];
  if (short + long > MAX_SIDES || long > short * MAX_RATIO) throw badRequest('PHOTO_INVALID_DIMENSIONS');
}
