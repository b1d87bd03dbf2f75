import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Follower, Sandbox } from '../src/index.ts';
import { type ApiMessage, call, refusal } from './call.ts';
import { cleanUp, GROUP_ID, start } from './echo-bot.ts';

let sandbox: Sandbox;
let ana: Follower;
let silent: Follower;

beforeAll(async () => {
  sandbox = await start();
  ana = await sandbox.client.follower({ firstName: 'Ana' });
  await ana.send('/start');
  silent = await sandbox.client.follower({ firstName: 'Nunca' });
});
afterAll(cleanUp);

const send = (params: Record<string, unknown>) =>
  refusal(sandbox, 'sendMessage', { chat_id: ana.id, text: 'x', ...params });
const button = (fields: Record<string, unknown>) => ({ reply_markup: { inline_keyboard: [[fields]] } });

async function sent(params: Record<string, unknown> = {}): Promise<ApiMessage> {
  const { result } = await call<ApiMessage>(sandbox, 'sendMessage', {
    chat_id: ana.id,
    text: 'x',
    ...params,
  });
  return result!;
}

describe('the door', () => {
  it('refuses another token with 401', async () => {
    const answer = await call({ apiRoot: sandbox.apiRoot, token: '123456:wrong' }, 'getMe');
    expect(answer).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
  });

  it('refuses an unknown method with 404', async () => {
    expect(await refusal(sandbox, 'sendTelepathy')).toBe('404 Not Found: method not found');
  });

  it('does not mind the case of a method, and ignores unknown parameters', async () => {
    expect(await refusal(sandbox, 'SENDmessage', { chat_id: ana.id, text: 'x', colour: 'red' })).toBe('ok');
  });

  it('takes queries, forms and multipart bodies like JSON', async () => {
    const url = `${sandbox.apiRoot}/bot${sandbox.token}/sendMessage`;
    const markup = JSON.stringify({ inline_keyboard: [[{ text: 'a', callback_data: 'b' }]] });
    const fields = {
      chat_id: String(ana.id),
      text: 'ñandú ❤',
      reply_markup: markup,
      protect_content: 'true',
    };
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const responses = [
      await fetch(`${url}?${new URLSearchParams(fields)}`),
      await fetch(url, { method: 'POST', body: new URLSearchParams(fields) }),
      await fetch(url, { method: 'POST', body: form }),
    ];
    for (const response of responses) {
      const { result } = (await response.json()) as { result: ApiMessage };
      expect(result).toMatchObject({
        text: 'ñandú ❤',
        has_protected_content: true,
        reply_markup: JSON.parse(markup),
      });
    }
  });

  it('refuses a body that is no JSON', async () => {
    const url = `${sandbox.apiRoot}/bot${sandbox.token}/sendMessage`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(await response.json()).toMatchObject({ error_code: 400 });
  });
});

describe('sendMessage', () => {
  it.each([
    ['no text', { text: '' }, '400 Bad Request: message text is empty'],
    ['a text missing', { text: undefined }, '400 Bad Request: message text is empty'],
    ['only spaces', { text: ' \n ' }, '400 Bad Request: text must be non-empty'],
    ['only tags', { text: '<b> </b>', parse_mode: 'HTML' }, '400 Bad Request: text must be non-empty'],
    ['4,097 characters', { text: 'ñ'.repeat(4097) }, '400 Bad Request: message is too long'],
    ['a text of another type', { text: { a: 1 } }, '400 Bad Request: field "text" must be of type String'],
    [
      'a flag of another type',
      { protect_content: {} },
      '400 Bad Request: field "protect_content" must be of type Boolean',
    ],
    ['no chat', { chat_id: undefined }, '400 Bad Request: chat_id is empty'],
    ['a chat that is none', { chat_id: 'x y' }, '400 Bad Request: chat not found'],
    ['an unknown chat', { chat_id: 99 }, '400 Bad Request: chat not found'],
    ['an unknown name', { chat_id: '@nobody' }, '400 Bad Request: chat not found'],
    ['an unknown parse mode', { parse_mode: 'BBCode' }, '400 Bad Request: unsupported parse_mode'],
    ['a thread in a private chat', { message_thread_id: 7 }, '400 Bad Request: message thread not found'],
    [
      'a reply to nothing',
      { reply_parameters: { message_id: 9999 } },
      '400 Bad Request: message to be replied not found',
    ],
    [
      'a reply that is no object',
      { reply_parameters: '7' },
      '400 Bad Request: object expected as reply parameters',
    ],
    ['a reply without id', { reply_parameters: {} }, '400 Bad Request: can\'t find field "message_id"'],
  ])('refuses %s', async (_what, params, expected) => {
    expect(await send(params)).toBe(expected);
  });

  it('takes 4,096 characters, counted as people count', async () => {
    expect(await send({ text: '💋'.repeat(4096) })).toBe('ok');
  });

  it('sends without the reply where that is allowed', async () => {
    const message = await sent({ reply_parameters: { message_id: 9999, allow_sending_without_reply: true } });
    expect(message.reply_to_message).toBeUndefined();
  });

  it('may not write first, nor to somebody who blocked it', async () => {
    expect(await send({ chat_id: silent.id })).toBe('400 Bad Request: chat not found');
    await silent.send('hola', { chat: GROUP_ID });
    expect(await send({ chat_id: silent.id })).toBe(
      "403 Forbidden: bot can't initiate conversation with a user",
    );
    await silent.send('/start');
    await silent.block();
    expect(await send({ chat_id: silent.id })).toBe('403 Forbidden: bot was blocked by the user');
    await silent.unblock();
    expect(await send({ chat_id: silent.id })).toBe('ok');
  });
});

describe('HTML', () => {
  it.each([
    ['<div>x</div>', 'unsupported start tag "div" at byte offset 0'],
    ['ñ <i>x', 'can\'t find end tag corresponding to start tag "i"'],
    ['ñ <i>x</b>', 'unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ['x</b>', 'unexpected end tag at byte offset 1'],
    ['a < b', 'unsupported start tag "" at byte offset 2'],
    ['<b', 'unclosed start tag at byte offset 0'],
    ['<span>x</span>', 'tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<a href=x_y>x</a>', 'unexpected end of name token at byte offset 8'],
    ['<tg-emoji emoji-id="x">x</tg-emoji>', 'invalid custom emoji identifier specified'],
  ])('refuses %s', async (text, expected) => {
    const description = await send({ text, parse_mode: 'HTML' });
    expect(description.toLowerCase()).toBe(`400 bad request: can't parse entities: ${expected}`);
  });

  it('reads tags, nesting and character references into entities', async () => {
    const text =
      '<b>a<i>ñ</i></b> &lt;c&gt; &amp;amp; &#x2764; <a href="https://e.com/?a=1&amp;b=2">l</a> <code class="language-ts">x</code>';
    const message = await sent({ text, parse_mode: 'html' });
    expect(message.text).toBe('añ <c> &amp; ❤ l x');
    expect(message.entities).toEqual([
      { type: 'bold', offset: 0, length: 2 },
      { type: 'italic', offset: 1, length: 1 },
      { type: 'text_link', offset: 15, length: 1, url: 'https://e.com/?a=1&b=2' },
      { type: 'code', offset: 17, length: 1 },
    ]);
  });

  it('knows quotes, spoilers and code blocks', async () => {
    const text =
      '<blockquote expandable>q</blockquote><tg-spoiler>s</tg-spoiler><pre><code class="language-ts">x</code></pre>';
    const message = await sent({ text, parse_mode: 'HTML' });
    expect(message.entities).toEqual([
      { type: 'expandable_blockquote', offset: 0, length: 1 },
      { type: 'spoiler', offset: 1, length: 1 },
      { type: 'pre', offset: 2, length: 1, language: 'ts' },
    ]);
  });

  it('trims a text and keeps its entities in place', async () => {
    const message = await sent({ text: '  \n hola <b>tú </b>  ', parse_mode: 'HTML' });
    expect(message.text).toBe('hola tú');
    expect(message.entities).toEqual([{ type: 'bold', offset: 5, length: 2 }]);
  });

  it('finds commands, links, mentions and hashtags by itself', async () => {
    const message = await sent({ text: '/menu en https://yabot.dev, @diana_b #besitos' });
    expect((message.entities as { type: string }[]).map(({ type }) => type)).toEqual([
      'bot_command',
      'url',
      'mention',
      'hashtag',
    ]);
  });
});

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
    expect(await send(params)).toBe(expected);
  });

  it('take callback data of exactly 64 bytes', async () => {
    expect(await send(button({ text: 'a', callback_data: 'ñ'.repeat(32) }))).toBe('ok');
  });
});

describe('editing and deleting', () => {
  const edit = (params: Record<string, unknown>) =>
    refusal(sandbox, 'editMessageText', { chat_id: ana.id, ...params });

  it('refuses to change nothing', async () => {
    const { message_id } = await sent({ text: 'igual', ...button({ text: 'a', callback_data: 'b' }) });
    const same = { message_id, text: 'igual', ...button({ text: 'a', callback_data: 'b' }) };
    expect(await edit(same)).toBe(
      '400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same ' +
        'as a current content and reply markup of the message',
    );
    expect(await edit({ message_id, text: 'igual' })).toBe('ok');
    expect(await refusal(sandbox, 'editMessageReplyMarkup', { chat_id: ana.id, message_id })).toMatch(
      /^400 Bad Request: message is not modified/,
    );
  });

  it('takes the keyboard away where an edit names none', async () => {
    const { message_id } = await sent(button({ text: 'a', callback_data: 'b' }));
    const { result } = await call<ApiMessage>(sandbox, 'editMessageText', {
      chat_id: ana.id,
      message_id,
      text: 'y',
    });
    expect(result!.reply_markup).toBeUndefined();
    expect(result!.edit_date).toBeGreaterThan(0);
  });

  it('refuses what is not there, not its own, or too long', async () => {
    const own = await ana.send('mío');
    expect(await edit({ message_id: 9999, text: 'y' })).toBe('400 Bad Request: message to edit not found');
    expect(await edit({ text: 'y' })).toBe('400 Bad Request: message to edit not found');
    expect(await edit({ message_id: own.id, text: 'y' })).toBe("400 Bad Request: message can't be edited");
    const { message_id } = await sent();
    expect(await edit({ message_id, text: 'y'.repeat(4097) })).toBe('400 Bad Request: MESSAGE_TOO_LONG');
    expect(await edit({ message_id, text: 'y', reply_markup: { remove_keyboard: true } })).toBe(
      '400 Bad Request: inline keyboard expected',
    );
  });

  it('deletes once', async () => {
    const { message_id } = await sent();
    expect(await refusal(sandbox, 'deleteMessage', { chat_id: ana.id, message_id })).toBe('ok');
    expect(await refusal(sandbox, 'deleteMessage', { chat_id: ana.id, message_id })).toBe(
      '400 Bad Request: message to delete not found',
    );
    expect(await refusal(sandbox, 'deleteMessage', { chat_id: ana.id })).toBe(
      '400 Bad Request: message identifier is not specified',
    );
  });
});

describe('the other methods', () => {
  it.each([
    [
      'answerCallbackQuery',
      { callback_query_id: '1' },
      'query is too old and response timeout expired or query ID is invalid',
    ],
    ['answerCallbackQuery', { callback_query_id: '1', text: 'x'.repeat(201) }, 'MESSAGE_TOO_LONG'],
    ['sendChatAction', { chat_id: GROUP_ID, action: 'dancing' }, 'wrong parameter action in request'],
    ['sendPhoto', { chat_id: GROUP_ID }, 'there is no photo in the request'],
    ['sendPhoto', { chat_id: GROUP_ID, photo: 'AgAC' }, 'wrong file identifier/HTTP URL specified'],
    [
      'sendPoll',
      { chat_id: GROUP_ID, question: 'q', options: [] },
      'poll must have at least one answer option',
    ],
    [
      'sendPoll',
      { chat_id: GROUP_ID, question: 'q', options: ['a', 'b'], type: 'quiz' },
      'correct quiz option list must be non-empty',
    ],
    [
      'sendPoll',
      { chat_id: GROUP_ID, question: 'q'.repeat(301), options: ['a', 'b'] },
      'poll question length must not exceed 300',
    ],
    [
      'sendPoll',
      { chat_id: GROUP_ID, question: 'q', options: [7] },
      'expected an option to be of type String',
    ],
    ['setMyCommands', { commands: [{ command: 'Menú', description: 'x' }] }, 'BOT_COMMAND_INVALID'],
    [
      'setMyCommands',
      { commands: [{ command: 'menu', description: '' }] },
      'command description must be non-empty',
    ],
    [
      'setMyCommands',
      { commands: [], scope: { type: 'moon' } },
      "can't parse BotCommandScope: Unsupported type specified",
    ],
    [
      'setMessageReaction',
      { chat_id: GROUP_ID, message_id: 1, reaction: [{ type: 'emoji', emoji: '🍕' }] },
      'REACTION_INVALID',
    ],
    ['setMessageReaction', { chat_id: GROUP_ID, message_id: 99, reaction: [] }, 'message to react not found'],
    ['getChatMember', { chat_id: GROUP_ID }, 'invalid user_id specified'],
    ['getChatMember', { chat_id: GROUP_ID, user_id: 42 }, 'PARTICIPANT_ID_INVALID'],
    ['setWebhook', { url: 'ftp://x' }, 'invalid webhook URL specified'],
    [
      'setWebhook',
      { url: 'http://127.0.0.1:1/', secret_token: 'a b' },
      'secret token contains unallowed characters',
    ],
    ['setWebhook', { url: 'http://127.0.0.1:1/', secret_token: 'a'.repeat(257) }, 'secret token is too long'],
    ['approveChatJoinRequest', { chat_id: GROUP_ID, user_id: 5_100_000_001 }, 'USER_ALREADY_PARTICIPANT'],
    [
      'sendInvoice',
      {
        chat_id: GROUP_ID,
        title: 't',
        description: 'd',
        payload: 'p',
        currency: 'EUR',
        prices: [{ label: 'l', amount: 1 }],
      },
      'CURRENCY_INVALID',
    ],
  ])('%s %j is refused', async (method, params, expected) => {
    expect(await refusal(sandbox, method, params)).toBe(`400 Bad Request: ${expected}`);
  });

  it('a bot that left a group may not write there', async () => {
    const other = await start();
    expect(await refusal(other, 'leaveChat', { chat_id: GROUP_ID })).toBe('ok');
    const answer = await refusal(other, 'sendMessage', { chat_id: GROUP_ID, text: 'x' });
    expect(answer).toBe('403 Forbidden: bot is not a member of the supergroup chat');
  });
});
