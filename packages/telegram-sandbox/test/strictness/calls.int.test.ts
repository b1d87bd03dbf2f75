import { describe, expect, it } from 'vitest';
import { type ApiMessage, call, refusal } from '../call.ts';
import { GROUP_ID, start } from '../echo-bot.ts';
import { useChat } from './chat.ts';

const chat = useChat();

describe('the door', () => {
  it('refuses another token with 401', async () => {
    const answer = await call({ apiRoot: chat.sandbox.apiRoot, token: '123456:wrong' }, 'getMe');
    expect(answer).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
  });

  it('refuses an unknown method with 404', async () => {
    expect(await refusal(chat.sandbox, 'sendTelepathy')).toBe('404 Not Found: method not found');
  });

  it('does not mind the case of a method, and ignores unknown parameters', async () => {
    expect(
      await refusal(chat.sandbox, 'SENDmessage', { chat_id: chat.ana.id, text: 'x', colour: 'red' }),
    ).toBe('ok');
  });

  it('takes queries, forms and multipart bodies like JSON', async () => {
    const url = `${chat.sandbox.apiRoot}/bot${chat.sandbox.token}/sendMessage`;
    const markup = JSON.stringify({ inline_keyboard: [[{ text: 'a', callback_data: 'b' }]] });
    const fields = {
      chat_id: String(chat.ana.id),
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
    const url = `${chat.sandbox.apiRoot}/bot${chat.sandbox.token}/sendMessage`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(await response.json()).toMatchObject({ error_code: 400 });
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
    ['sendDocument', { chat_id: GROUP_ID }, 'there is no document in the request'],
    ['sendDocument', { chat_id: GROUP_ID, document: 'AgAC' }, 'wrong file identifier/HTTP URL specified'],
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
    expect(await refusal(chat.sandbox, method, params)).toBe(`400 Bad Request: ${expected}`);
  });

  it('a bot that left a group may not write there', async () => {
    const other = await start();
    expect(await refusal(other, 'leaveChat', { chat_id: GROUP_ID })).toBe('ok');
    const answer = await refusal(other, 'sendMessage', { chat_id: GROUP_ID, text: 'x' });
    expect(answer).toBe('403 Forbidden: bot is not a member of the supergroup chat');
  });
});
