import { z } from 'zod';
import { badRequest } from '../telegram/errors.ts';
import { checkedLink } from '../telegram/html.ts';
import type { InlineButton, InlineKeyboard } from '../telegram/types.ts';
import { innerObject, innerText, jsonOf } from './fields.ts';

const IN_BUTTON = "Can't parse inline keyboard button: ";
const IN_KEY = "Can't parse keyboard button: ";

const optionalInner = (name: string) => innerText(name, IN_BUTTON).optional();

const inlineButton = innerObject(
  {
    text: innerText('text', IN_BUTTON),
    callback_data: optionalInner('callback_data'),
    url: optionalInner('url'),
    web_app: innerObject(
      { url: innerText('url', IN_BUTTON) },
      `${IN_BUTTON}Field "web_app" must be of type Object`,
    ).optional(),
    copy_text: innerObject(
      { text: innerText('text', IN_BUTTON) },
      `${IN_BUTTON}Field "copy_text" must be of type Object`,
    ).optional(),
    switch_inline_query: optionalInner('switch_inline_query'),
    switch_inline_query_current_chat: optionalInner('switch_inline_query_current_chat'),
    pay: z.boolean({ error: `${IN_BUTTON}Field "pay" must be of type Boolean` }).optional(),
    style: optionalInner('style'),
  },
  `${IN_BUTTON}InlineKeyboardButton must be an Object`,
).superRefine((button, context) => {
  const { text: _, style: __, ...actions } = button;
  if (Object.values(actions).every((action) => action === undefined || action === '')) {
    context.addIssue({
      code: 'custom',
      message: `${IN_BUTTON}Text buttons are unallowed in the inline keyboard`,
    });
  }
});

const rowsOf = <T extends z.ZodType>(button: T, notRows: string, notList: string) =>
  z.array(z.array(button, { error: notRows }), { error: notList }).optional();

const keyboardKey = z.union([z.string(), z.looseObject({ text: innerText('text', IN_KEY) })], {
  error: `${IN_KEY}KeyboardButton must be a String or an Object`,
});

const markup = z
  .object(
    {
      inline_keyboard: rowsOf(
        inlineButton,
        'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        'Field "inline_keyboard" must be of type Array',
      ),
      keyboard: rowsOf(
        keyboardKey,
        'Field "keyboard" must be an Array of Arrays',
        'Field "keyboard" must be of type Array',
      ),
      remove_keyboard: z.boolean({ error: 'Field "remove_keyboard" must be of type Boolean' }).optional(),
      force_reply: z.boolean({ error: 'Field "force_reply" must be of type Boolean' }).optional(),
    },
    { error: 'Object expected as reply markup' },
  )
  .optional();

export type Markup = z.output<typeof markup>;

/** The `reply_markup` parameter. */
export const replyMarkup = jsonOf(markup, "Can't parse reply keyboard markup JSON object");

const MAX_BUTTONS = 100;
const MAX_ROW = 8;
const MAX_CALLBACK_BYTES = 64;

/** The inline keyboard to store, checked as Telegram's servers check it; undefined where there is none. */
export function inlineKeyboard(given: Markup): InlineKeyboard | undefined {
  const rows = (given?.inline_keyboard ?? []).filter((row) => row.length > 0);
  if (rows.length === 0) return undefined;
  const buttons = rows.flat();
  if (buttons.length > MAX_BUTTONS || rows.some((row) => row.length > MAX_ROW))
    throw badRequest('Reply markup is too long');
  for (const button of buttons) checkButton(button);
  return rows as InlineKeyboard;
}

/** For edits, where only inline keyboards are possible. */
export function onlyInlineKeyboard(given: Markup): InlineKeyboard | undefined {
  if (given && !given.inline_keyboard && (given.keyboard || given.remove_keyboard || given.force_reply)) {
    throw badRequest('Inline keyboard expected');
  }
  return inlineKeyboard(given);
}

function checkButton(button: InlineButton): void {
  if (button.text.trim() === '') throw badRequest('Inline keyboard button text must be non-empty');
  if (button.callback_data && Buffer.byteLength(button.callback_data) > MAX_CALLBACK_BYTES) {
    throw badRequest('BUTTON_DATA_INVALID');
  }
  if (button.url) checkUrl(button.url, 'Inline keyboard button URL');
  if (button.web_app && !/^https:\/\//i.test(button.web_app.url)) {
    throw badRequest(
      `Inline keyboard button Web App URL '${button.web_app.url}' is invalid: Only HTTPS links are allowed`,
    );
  }
}

function checkUrl(url: string, what: string): void {
  if (/^tg:\/\/user\?id=\d+$/i.test(url)) return;
  const link = checkedLink(url);
  if (!link) throw badRequest(`${what} '${url}' is invalid: Wrong HTTP URL`);
}
