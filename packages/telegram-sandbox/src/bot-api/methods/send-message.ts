import { z } from 'zod';
import { badRequest } from '../../telegram/errors.ts';
import { formattedText, length } from '../../telegram/text.ts';
import type { Entity } from '../../telegram/types.ts';
import { MAX_TEXT } from '../../world/messages.ts';
import { innerObject, innerText, jsonOf, optionalBoolean, optionalText, text } from '../fields.ts';
import { sendingMethod } from '../method.ts';
import { entityList, outgoingFields, sendAndShow } from './outgoing.ts';

export const linkPreviewOptions = jsonOf(
  innerObject(
    {
      is_disabled: optionalBoolean('is_disabled'),
      url: innerText('url').optional(),
      prefer_small_media: optionalBoolean('prefer_small_media'),
      prefer_large_media: optionalBoolean('prefer_large_media'),
      show_above_text: optionalBoolean('show_above_text'),
    },
    'Object expected as link preview options',
  ).optional(),
  "Can't parse link preview options JSON object",
);

export const textFields = {
  text: text('text'),
  parse_mode: optionalText('parse_mode'),
  entities: entityList,
  link_preview_options: linkPreviewOptions,
  disable_web_page_preview: optionalBoolean('disable_web_page_preview'),
};

interface TextParams {
  text: string;
  parse_mode?: string | undefined;
  entities?: Entity[] | undefined;
}

/** The text of a message, parsed and checked; `tooLong` differs between sending and editing. */
export function messageText(params: TextParams, tooLong: string) {
  if (params.text === '') throw badRequest('Message text is empty');
  const formatted = formattedText(params.text, params.parse_mode, params.entities);
  if (formatted.text === '') throw badRequest('Text must be non-empty');
  if (length(formatted.text) > MAX_TEXT) throw badRequest(tooLong);
  return formatted;
}

export const sendMessage = sendingMethod(
  'sendMessage',
  z.object({ ...textFields, ...outgoingFields }),
  (context, params) => {
    const { link_preview_options: linkPreview } = params;
    const formatted = messageText(params, 'Message is too long');
    return sendAndShow(context, params, { ...formatted, ...(linkPreview && { linkPreview }) });
  },
);
