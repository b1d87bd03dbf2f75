import { type Sandbox, startSandbox } from '@yabot/telegram-sandbox';
import { Api } from 'grammy';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadTexts } from '../../src/conversation/texts/words.ts';
import { Excuse } from '../../src/intake/excuse.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ token: '123456:test' });
});
afterAll(() => sandbox?.stop());

/** An excuse, and how time passes for it. */
function open() {
  let now = Date.now();
  const { raw: api } = new Api(sandbox.token, { apiRoot: sandbox.apiRoot });
  const excuse = new Excuse({ api, texts: loadTexts(), clock: () => new Date(now) });
  return { excuse, pass: (seconds: number) => (now += seconds * 1_000) };
}

const saidBy = (id: number, chat: object = { id, type: 'private' }) => ({
  update_id: 1,
  message: { message_id: 1, chat, from: { id, is_bot: false, first_name: 'Ana' }, text: '/ayuda' },
});

it('is made to who wrote, once in a while, however often the update comes', async () => {
  const ana = await sandbox.client.follower({ firstName: 'Ana' });
  await ana.send('/ayuda');
  const { excuse, pass } = open();
  for (let times = 0; times < 5; times++) excuse.make(saidBy(ana.id));
  await ana.waitForMessage(/No se ha perdido nada/);
  pass(61);
  excuse.make(saidBy(ana.id));
  await ana.waitForMessage(({ id }) => id > 2);
  expect(sandbox.faults.calls({ chatId: ana.id })).toHaveLength(2);
});

it('is not made in groups, nor for what cannot be read', () => {
  const { excuse } = open();
  const before = sandbox.faults.log.last;
  for (const update of [saidBy(5, { id: -1, type: 'group' }), { update_id: 2 }, { message: 'x' }, {}])
    excuse.make(update);
  expect(sandbox.faults.calls({ since: before })).toEqual([]);
});
