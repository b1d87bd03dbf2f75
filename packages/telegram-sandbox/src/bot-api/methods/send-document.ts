import { z } from 'zod';
import { badRequest } from '../../telegram/errors.ts';
import { keepDocument } from '../../world/documents.ts';
import type { Document } from '../../world/types.ts';
import type { BotContext } from '../context.ts';
import { optionalText } from '../fields.ts';
import { type CallExtras, sendingMethod } from '../method.ts';
import { caption, entityList, outgoingFields, sendAndShow } from './outgoing.ts';

const MAX_BYTES = 50 * 1024 * 1024;

export const sendDocument = sendingMethod(
  'sendDocument',
  z.object({
    ...outgoingFields,
    caption: optionalText('caption'),
    parse_mode: optionalText('parse_mode'),
    caption_entities: entityList,
    document: optionalText('document'),
  }),
  (context, params, extras) => {
    const document = documentOf(context, extras, params.document);
    const formatted = caption(params.caption, params.parse_mode, params.caption_entities);
    return sendAndShow(context, params, { ...formatted, document });
  },
);

/** The file a call brings, or names by the id of one sent before. */
function documentOf({ world }: BotContext, { files }: CallExtras, given: string | undefined): Document {
  const attached = given?.startsWith('attach://') ? given.slice('attach://'.length) : 'document';
  const file = files.get(attached);
  if (file) {
    if (file.data.length === 0) throw badRequest('File must be non-empty');
    if (file.data.length > MAX_BYTES) throw badRequest('file is too big');
    return keepDocument(world, file);
  }
  if (!given) throw badRequest('There is no document in the request');
  const known = world.documents.get(given.replace(/^sandbox-/, ''));
  if (known) return known.document;
  throw badRequest('Wrong file identifier/HTTP URL specified');
}
