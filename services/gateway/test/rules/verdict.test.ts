import { expect, it } from 'vitest';
import { type CallEnd, verdictOn } from '../../src/rules/verdict.ts';

const inPrivate = { userId: 'somebody', method: 'sendMessage' };
const inGroup = { userId: null, method: 'sendMessage' };
const edit = { userId: 'somebody', method: 'editMessageText' };
const failed = (code: number | undefined, description = '', retryAfter?: number): CallEnd => ({
  ok: false,
  description,
  ...(code === undefined ? {} : { code }),
  ...(retryAfter === undefined ? {} : { retryAfter }),
});

it('takes what Telegram took as sent', () => {
  expect(verdictOn({ ok: true, messageId: 7 }, inPrivate)).toEqual({ kind: 'sent', messageId: 7 });
  const unchanged = failed(400, 'Bad Request: message is not modified: specified new message content…');
  expect(verdictOn(unchanged, edit)).toEqual({ kind: 'sent' });
});

it('waits as long as Telegram asks', () => {
  expect(verdictOn(failed(429, 'Too Many Requests: retry after 7', 7), inPrivate)).toEqual({
    kind: 'wait',
    milliseconds: 7_000,
  });
});

it.each([undefined, 500, 502, 401, 404])('tries again after %s', (code) => {
  expect(verdictOn(failed(code), inPrivate).kind).toBe('again');
});

it('knows a person who blocked the bot from a group that threw it out', () => {
  expect(verdictOn(failed(403, 'Forbidden: bot was blocked by the user'), inPrivate).kind).toBe('blocked');
  expect(verdictOn(failed(403, 'Forbidden: bot was kicked'), inGroup)).toMatchObject({
    kind: 'refused',
    code: 'telegram-403',
  });
});

it('says anew what it cannot edit any more', () => {
  expect(verdictOn(failed(400, 'Bad Request: message to edit not found'), edit).kind).toBe('send-new');
  expect(verdictOn(failed(400, "Bad Request: message can't be edited"), edit).kind).toBe('send-new');
  const photo = failed(400, 'Bad Request: there is no text in the message to edit');
  expect(verdictOn(photo, edit).kind).toBe('send-new');
});

it('gives up on what Telegram will never take, with the reason', () => {
  expect(verdictOn(failed(400, "Bad Request: can't parse entities"), inPrivate)).toEqual({
    kind: 'refused',
    code: 'telegram-400',
    reason: "Bad Request: can't parse entities",
  });
});
