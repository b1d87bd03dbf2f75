import { afterEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { call, refusal } from './call.ts';
import { cleanUp, GROUP_ID, start } from './echo-bot.ts';

afterEach(cleanUp);

/** A sandbox whose clock stands still until it is moved, and somebody who started the bot. */
async function stopped(limits: boolean) {
  const clock = { now: 1_700_000_000_000 };
  const sandbox = await start({ limits, clock: () => clock.now });
  const ana = await sandbox.client.follower({ firstName: 'Ana' });
  await ana.send('/start');
  return {
    sandbox,
    clock,
    ana,
    send: (chat_id: number) => refusal(sandbox, 'sendMessage', { chat_id, text: 'x' }),
  };
}

async function several(sandbox: Sandbox, count: number) {
  const ids: number[] = [];
  for (let i = 0; i < count; i++) {
    const one = await sandbox.client.follower({ firstName: `N${i}` });
    await one.send('/start');
    ids.push(one.id);
  }
  return ids;
}

describe('Telegram’s limits', () => {
  it('one message a second to a chat, after a small burst', async () => {
    const { send, ana, clock } = await stopped(true);
    for (let i = 0; i < 3; i++) expect(await send(ana.id)).toBe('ok');
    expect(await send(ana.id)).toBe('429 Too Many Requests: retry after 1');
    clock.now += 1_000;
    expect(await send(ana.id)).toBe('ok');
  });

  it('twenty messages a minute to a group', async () => {
    const { send, clock } = await stopped(true);
    for (let i = 0; i < 20; i++) expect(await send(GROUP_ID)).toBe('ok');
    expect(await send(GROUP_ID)).toBe('429 Too Many Requests: retry after 3');
    clock.now += 3_000;
    expect(await send(GROUP_ID)).toBe('ok');
  });

  it('thirty messages a second over all, with the seconds to wait in the answer', async () => {
    const { sandbox, send } = await stopped(true);
    const ids = await several(sandbox, 31);
    for (const id of ids.slice(0, 30)) expect(await send(id)).toBe('ok');
    const answer = await call(sandbox, 'sendMessage', { chat_id: ids[30], text: 'x' });
    expect(answer).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    });
  });

  it('do not concern answers to buttons, and can be switched off', async () => {
    const { sandbox, send, ana } = await stopped(true);
    sandbox.faults.setLimits(false);
    for (let i = 0; i < 50; i++) expect(await send(ana.id)).toBe('ok');
    sandbox.faults.setLimits({ chatBurst: 1 });
    expect(await send(ana.id)).toBe('ok');
    expect(await send(ana.id)).toBe('429 Too Many Requests: retry after 1');
    expect(await refusal(sandbox, 'sendChatAction', { chat_id: ana.id, action: 'typing' })).toBe('ok');
  });

  it('notices who calls again before the wait has ended', async () => {
    const { sandbox, send, ana, clock } = await stopped(false);
    sandbox.faults.add({ kind: 'retry_after', seconds: 5, next: 1 });
    expect(await send(ana.id)).toBe('429 Too Many Requests: retry after 5');
    expect(await send(ana.id)).toBe('429 Too Many Requests: retry after 5');
    expect(sandbox.faults.violations()).toEqual([]);
    clock.now += 2_000;
    expect(await send(ana.id)).toBe('429 Too Many Requests: retry after 3');
    expect(sandbox.faults.violations()).toMatchObject([
      { method: 'sendMessage', chatId: ana.id, errorCode: 429 },
    ]);
    clock.now += 3_000;
    expect(await send(ana.id)).toBe('ok');
    expect(sandbox.faults.counts()).toMatchObject({
      violations: 1,
      byMethod: { sendMessage: { ok: 1, failed: 3 } },
    });
  });
});

describe('faults on demand', () => {
  it('an outage lasts until it is ended', async () => {
    const { sandbox, send, ana } = await stopped(false);
    const end = sandbox.faults.outage();
    expect(await send(ana.id)).toBe('502 Bad Gateway');
    end();
    expect(await send(ana.id)).toBe('ok');
  });

  it('strikes one method, one chat, so many times', async () => {
    const { sandbox, send, ana } = await stopped(false);
    sandbox.faults.add({ kind: 'forbidden', method: 'sendMessage', chatId: ana.id, next: 2 });
    expect(await send(GROUP_ID)).toBe('ok');
    expect(await send(ana.id)).toBe('403 Forbidden: bot was blocked by the user');
    expect(await send(ana.id)).toBe('403 Forbidden: bot was blocked by the user');
    expect(await send(ana.id)).toBe('ok');
    expect(sandbox.faults.list()).toEqual([]);
  });

  it('by chance, the same with the same seed', async () => {
    const { sandbox, send, ana } = await stopped(false);
    sandbox.faults.add({ kind: 'server_error', status: 500, probability: 0.5 });
    const round = async () => {
      sandbox.faults.set.seed(7);
      const outcomes: string[] = [];
      for (let i = 0; i < 20; i++) outcomes.push(await send(ana.id));
      return outcomes;
    };
    const first = await round();
    expect(await round()).toEqual(first);
    expect(new Set(first)).toEqual(new Set(['ok', '500 Internal Server Error']));
  });

  it('breaks the connection before or after the work is done', async () => {
    const { sandbox, send, ana } = await stopped(false);
    sandbox.faults.add({ kind: 'reset', next: 1 });
    await expect(send(ana.id)).rejects.toThrow();
    expect(await ana.messages()).toHaveLength(1);
    sandbox.faults.add({ kind: 'lost_answer', next: 1 });
    await expect(send(ana.id)).rejects.toThrow();
    expect(await ana.messages()).toHaveLength(2);
  });

  it('answers late', async () => {
    const { sandbox, send, ana } = await stopped(false);
    sandbox.faults.add({ kind: 'slow', delayMs: 20, next: 1 });
    expect(await send(ana.id)).toBe('ok');
  });
});

describe('the control API', () => {
  const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it('switches faults and limits over HTTP, and shows the calls', async () => {
    const { sandbox, send, ana } = await stopped(false);
    const root = `${sandbox.url}/sandbox`;
    const added = await (await post(`${root}/faults`, { kind: 'server_error', next: 1 })).json();
    expect(added).toEqual({ result: 1 });
    expect(await send(ana.id)).toBe('502 Bad Gateway');
    expect(await (await post(`${root}/faults/limits`, { chatPerSecond: 2 })).json()).toMatchObject({
      result: { enabled: true, chatPerSecond: 2, perSecond: 30 },
    });
    const shown = (await (await fetch(`${root}/calls?method=sendMessage&ok=false`)).json()) as {
      result: unknown;
      last: number;
    };
    const { result, last } = shown;
    expect(result).toMatchObject([{ method: 'sendMessage', chatId: ana.id, errorCode: 502 }]);
    expect(await (await fetch(`${root}/calls?since=${last}`)).json()).toEqual({ result: [], last });
    expect(await (await fetch(`${root}/calls/counts`)).json()).toMatchObject({
      result: { calls: 1, failed: 1 },
    });
    const bad = await post(`${root}/faults`, { kind: 'earthquake' });
    expect(bad.status).toBe(400);
  });

  it('refuses pages of other sites', async () => {
    const { sandbox } = await stopped(false);
    const url = `${sandbox.url}/sandbox/api/people`;
    expect((await post(url, {}, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(409);
    expect((await post(url, {}, { origin: sandbox.url })).status).toBe(200);
  });

  it('says what to do when something is wrong', async () => {
    const { sandbox } = await stopped(false);
    const response = await post(`${sandbox.url}/sandbox/api/send`, { personId: 1, chatId: 1, text: 'x' });
    expect(response.status).toBe(409);
    expect(await response.json()).toEqual({
      status: 409,
      code: 'PERSON_UNKNOWN',
      detail: 'There is no follower with id 1.',
    });
  });
});
