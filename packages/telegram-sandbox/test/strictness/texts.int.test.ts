import { describe, expect, it } from 'vitest';
import { GROUP_ID } from '../echo-bot.ts';
import { useChat } from './chat.ts';

const chat = useChat();

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
    expect(await chat.send(params)).toBe(expected);
  });

  it('takes 4,096 characters, counted as people count', async () => {
    expect(await chat.send({ text: '💋'.repeat(4096) })).toBe('ok');
  });

  it('sends without the reply where that is allowed', async () => {
    const message = await chat.sent({
      reply_parameters: { message_id: 9999, allow_sending_without_reply: true },
    });
    expect(message.reply_to_message).toBeUndefined();
  });

  it('may not write first, nor to somebody who blocked it', async () => {
    const silent = await chat.sandbox.client.follower({ firstName: 'Nunca' });
    expect(await chat.send({ chat_id: silent.id })).toBe('400 Bad Request: chat not found');
    await silent.send('hola', { chat: GROUP_ID });
    expect(await chat.send({ chat_id: silent.id })).toBe(
      "403 Forbidden: bot can't initiate conversation with a user",
    );
    await silent.send('/start');
    await silent.block();
    expect(await chat.send({ chat_id: silent.id })).toBe('403 Forbidden: bot was blocked by the user');
    await silent.unblock();
    expect(await chat.send({ chat_id: silent.id })).toBe('ok');
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
    const description = await chat.send({ text, parse_mode: 'HTML' });
    expect(description.toLowerCase()).toBe(`400 bad request: can't parse entities: ${expected}`);
  });

  it('reads tags, nesting and character references into entities', async () => {
    const text =
      '<b>a<i>ñ</i></b> &lt;c&gt; &amp;amp; &#x2764; <a href="https://e.com/?a=1&amp;b=2">l</a> <code class="language-ts">x</code>';
    const message = await chat.sent({ text, parse_mode: 'html' });
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
    const message = await chat.sent({ text, parse_mode: 'HTML' });
    expect(message.entities).toEqual([
      { type: 'expandable_blockquote', offset: 0, length: 1 },
      { type: 'spoiler', offset: 1, length: 1 },
      { type: 'pre', offset: 2, length: 1, language: 'ts' },
    ]);
  });

  it('trims a text and keeps its entities in place', async () => {
    const message = await chat.sent({ text: '  \n hola <b>tú </b>  ', parse_mode: 'HTML' });
    expect(message.text).toBe('hola tú');
    expect(message.entities).toEqual([{ type: 'bold', offset: 5, length: 2 }]);
  });

  it('finds commands, links, mentions and hashtags by itself', async () => {
    const message = await chat.sent({ text: '/menu en https://yabot.dev, @diana_b #besitos' });
    expect((message.entities as { type: string }[]).map(({ type }) => type)).toEqual([
      'bot_command',
      'url',
      'mention',
      'hashtag',
    ]);
  });
});
