import { GrammyError } from 'grammy';
import { expect, it } from 'vitest';
import { endOf } from '../../src/telegram/bot-api.ts';

const refused = (answer: object) =>
  endOf(new GrammyError('refused', { ok: false, ...answer } as never, 'setMyCommands', {}));

it('tells why a call was refused, and until when to wait', () => {
  const flood = { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 3 } };
  expect(refused(flood)).toEqual({ ok: false, code: 429, description: 'Too Many Requests', retryAfter: 3 });
});

it('says so when a Bot API server gives no reason', () => {
  expect(refused({})).toEqual({ ok: false, description: 'refused without a reason' });
});
