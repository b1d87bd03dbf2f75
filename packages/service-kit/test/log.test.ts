import { describe, expect, it } from 'vitest';
import { withCorrelation, withoutCorrelation } from '../src/observability/correlation.ts';
import { openLog } from '../src/observability/log.ts';

/** A log and the lines it wrote. */
function openTestLog() {
  const lines: string[] = [];
  const log = openLog('wallet', 'debug', { write: (line) => void lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1)!) as Record<string, unknown> };
}

const TOKEN = `123456789:${'Canary'.repeat(6)}`;

describe('The log', () => {
  it('writes a line of JSON with service, level, moment and event', () => {
    const { log, last } = openTestLog();
    log.info({ waiting: 3 }, 'ready');
    expect(last()).toMatchObject({ service: 'wallet', level: 'info', event: 'ready', waiting: 3 });
    expect(last().time).toMatch(/^\d{4}-.*Z$/);
  });

  it('names the chain that is being worked on, and none where work belongs to none', () => {
    const { log, last } = openTestLog();
    withCorrelation({ correlationId: 'chain', messageId: 'm' }, () => log.info('inside'));
    expect(last()).toMatchObject({ correlationId: 'chain', messageId: 'm' });
    withCorrelation({ correlationId: 'chain', messageId: 'm' }, () =>
      withoutCorrelation(() => log.info('out')),
    );
    expect(last()).not.toHaveProperty('correlationId');
  });

  it.each([
    ['a name', { firstName: 'Canary' }],
    ['a name in snake case', { first_name: 'Canary' }],
    ['a user name within an update', { update: { message: { from: { username: 'Canary' } } } }],
    ['a text in a list', { messages: [{ text: 'Canary' }] }],
    ['a Telegram id', { user: { telegramId: 'Canary' } }],
    ['a token', { settings: { TELEGRAM_BOT_TOKEN: TOKEN, token: 'Canary' } }],
    ['a token within an error', { fault: `GET https://api.telegram.org/bot${TOKEN}/getMe failed` }],
    ['an error that is given as it is', { err: new Error(`bot${TOKEN}`) }],
    ['the password of a database', { error: 'connect mongodb://canary:Canary-1@host/db' }],
    ['a key in a header', { headers: { authorization: 'Bearer Canary' }, note: 'Bearer Canary.x-y_z=' }],
    ['what is far down', { a: { b: { c: { d: { e: { f: { g: { username: 'Canary' } } } } } } } }],
  ])('never shows %s', (_, fields) => {
    const { log, lines } = openTestLog();
    log.error(fields, 'failed');
    log.child(fields).error('failed');
    expect(lines.join('')).not.toMatch(/canary/i);
    expect(lines).toHaveLength(2);
  });

  it('never shows a token that is part of what happened', () => {
    const { log, lines } = openTestLog();
    log.warn(`could not reach bot${TOKEN}`);
    expect(lines.join('')).not.toContain('Canary');
  });

  it('survives what refers to itself', () => {
    const { log, lines } = openTestLog();
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    log.info(circle, 'circle');
    expect(lines).toHaveLength(1);
  });
});
