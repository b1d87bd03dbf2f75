import { describe, expect, it } from 'vitest';
import { type ApiMessage, call, refusal } from '../call.ts';
import { button, useChat } from './chat.ts';

const chat = useChat();

describe('inline keyboards', () => {
  const prefix = "400 Bad Request: can't parse inline keyboard button: ";
  it.each([
    [
      'callback data over 64 bytes',
      button({ text: 'a', callback_data: 'ñ'.repeat(33) }),
      '400 Bad Request: BUTTON_DATA_INVALID',
    ],
    ['a button without text', button({ callback_data: 'a' }), `${prefix}Can't find field "text"`],
    [
      'a text of another type',
      button({ text: 7, callback_data: 'a' }),
      `${prefix}Field "text" must be of type String`,
    ],
    [
      'an empty text',
      button({ text: '', callback_data: 'a' }),
      '400 Bad Request: inline keyboard button text must be non-empty',
    ],
    [
      'a button that does nothing',
      button({ text: 'a' }),
      `${prefix}Text buttons are unallowed in the inline keyboard`,
    ],
    [
      'a wrong link',
      button({ text: 'a', url: 'http://localhost' }),
      "400 Bad Request: inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
    ],
    [
      'an insecure web app',
      button({ text: 'a', web_app: { url: 'http://a.de' } }),
      "400 Bad Request: inline keyboard button Web App URL 'http://a.de' is invalid: Only HTTPS links are allowed",
    ],
    [
      'rows that are no rows',
      { reply_markup: { inline_keyboard: [{ text: 'a' }] } },
      '400 Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ],
    [
      'markup that is no JSON',
      { reply_markup: '{' },
      "400 Bad Request: can't parse reply keyboard markup JSON object",
    ],
    ['markup that is no object', { reply_markup: [] }, '400 Bad Request: object expected as reply markup'],
    [
      '101 buttons',
      {
        reply_markup: {
          inline_keyboard: Array.from({ length: 101 }, () => [{ text: 'a', callback_data: 'b' }]),
        },
      },
      '400 Bad Request: reply markup is too long',
    ],
  ])('are refused with %s', async (_what, params, expected) => {
    expect(await chat.send(params)).toBe(expected);
  });

  it('take callback data of exactly 64 bytes', async () => {
    expect(await chat.send(button({ text: 'a', callback_data: 'ñ'.repeat(32) }))).toBe('ok');
  });
});

describe('editing and deleting', () => {
  const edit = (params: Record<string, unknown>) =>
    refusal(chat.sandbox, 'editMessageText', { chat_id: chat.ana.id, ...params });

  it('refuses to change nothing', async () => {
    const { message_id } = await chat.sent({ text: 'igual', ...button({ text: 'a', callback_data: 'b' }) });
    const same = { message_id, text: 'igual', ...button({ text: 'a', callback_data: 'b' }) };
    expect(await edit(same)).toBe(
      '400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same ' +
        'as a current content and reply markup of the message',
    );
    expect(await edit({ message_id, text: 'igual' })).toBe('ok');
    expect(
      await refusal(chat.sandbox, 'editMessageReplyMarkup', { chat_id: chat.ana.id, message_id }),
    ).toMatch(/^400 Bad Request: message is not modified/);
  });

  it('takes the keyboard away where an edit names none', async () => {
    const { message_id } = await chat.sent(button({ text: 'a', callback_data: 'b' }));
    const { result } = await call<ApiMessage>(chat.sandbox, 'editMessageText', {
      chat_id: chat.ana.id,
      message_id,
      text: 'y',
    });
    expect(result!.reply_markup).toBeUndefined();
    expect(result!.edit_date).toBeGreaterThan(0);
  });

  it('refuses what is not there, not its own, or too long', async () => {
    const own = await chat.ana.send('mío');
    expect(await edit({ message_id: 9999, text: 'y' })).toBe('400 Bad Request: message to edit not found');
    expect(await edit({ text: 'y' })).toBe('400 Bad Request: message to edit not found');
    expect(await edit({ message_id: own.id, text: 'y' })).toBe("400 Bad Request: message can't be edited");
    const { message_id } = await chat.sent();
    expect(await edit({ message_id, text: 'y'.repeat(4097) })).toBe('400 Bad Request: MESSAGE_TOO_LONG');
    expect(await edit({ message_id, text: 'y', reply_markup: { remove_keyboard: true } })).toBe(
      '400 Bad Request: inline keyboard expected',
    );
  });

  it('deletes once', async () => {
    const { message_id } = await chat.sent();
    expect(await refusal(chat.sandbox, 'deleteMessage', { chat_id: chat.ana.id, message_id })).toBe('ok');
    expect(await refusal(chat.sandbox, 'deleteMessage', { chat_id: chat.ana.id, message_id })).toBe(
      '400 Bad Request: message to delete not found',
    );
    expect(await refusal(chat.sandbox, 'deleteMessage', { chat_id: chat.ana.id })).toBe(
      '400 Bad Request: message identifier is not specified',
    );
  });
});
