import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Follower } from '../src/index.ts';
import { type ApiMessage, call } from './call.ts';
import { alsoStop, cleanUp, GROUP_ID, start } from './echo-bot.ts';

afterEach(cleanUp);

async function folder() {
  const dir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  alsoStop(() => rm(dir, { recursive: true }));
  return dir;
}

describe('a sandbox with a folder', () => {
  it('shows the same chats after a restart, and goes on counting', async () => {
    const dir = await folder();
    const first = await start({ dir });
    const ana = await first.client.follower({ firstName: 'Ana 💋' });
    await ana.send('/start');
    await ana.react({ chatId: GROUP_ID, id: 1 }, '❤');
    await call(first, 'setMyCommands', { commands: [{ command: 'menu', description: 'Menú' }] });
    const markup = { inline_keyboard: [[{ text: 'Ya', callback_data: 'ya' }]] };
    const { result } = await call<ApiMessage>(first, 'sendMessage', {
      chat_id: ana.id,
      text: 'hola',
      reply_markup: markup,
    });
    const { result: waiting } = await call<{ update_id: number }[]>(first, 'getUpdates');
    const before = [await ana.messages(), await ana.messages(GROUP_ID)];
    await first.stop();

    const second = await start({ dir });
    const again = (await second.client.followers()).find(({ id }) => id === ana.id)!;
    expect(again).toBeInstanceOf(Follower);
    expect([await again.messages(), await again.messages(GROUP_ID)]).toEqual(before);
    expect(await again.commands()).toEqual([{ command: 'menu', description: 'Menú' }]);
    expect((await call(second, 'getUpdates')).result).toEqual(waiting);
    const next = await call<ApiMessage>(second, 'sendMessage', { chat_id: ana.id, text: 'sigo' });
    expect(next.result!.message_id).toBe(result!.message_id + 1);
    await again.send('otra');
    const { result: updates } = await call<{ update_id: number }[]>(second, 'getUpdates');
    expect(updates!.at(-1)!.update_id).toBe(waiting!.at(-1)!.update_id + 1);
  });

  it('writes whole files while it runs, and leaves nothing half written', async () => {
    const dir = await folder();
    const sandbox = await start({ dir });
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    await ana.send('hola');
    const files = async () => (await readdir(dir)).sort();
    while (!(await files()).includes('sandbox.json')) await new Promise((resolve) => setImmediate(resolve));
    await sandbox.stop();
    expect(await files()).toEqual(['sandbox.json']);
  });

  it('gives no number twice after a crash', async () => {
    const dir = await folder();
    const first = await start({ dir });
    const ana = await first.client.follower({ firstName: 'Ana' });
    await ana.send('antes');
    const file = join(dir, 'sandbox.json');
    let kept: string | undefined;
    while (!kept?.includes('antes')) {
      await new Promise((resolve) => setImmediate(resolve));
      kept = await readFile(file, 'utf8').catch(() => undefined);
    }
    await ana.send('justo antes');
    const { result: told } = await call<{ update_id: number }[]>(first, 'getUpdates');
    await first.stop();
    await writeFile(file, kept);
    const second = await start({ dir });
    const again = (await second.client.followers()).find(({ id }) => id === ana.id)!;
    await again.send('después');
    const { result: after } = await call<{ update_id: number }[]>(second, 'getUpdates');
    expect(after!.at(-1)!.update_id).toBeGreaterThan(told!.at(-1)!.update_id);
  });

  it('does not publish a post of the community twice', async () => {
    const dir = await folder();
    await (await start({ dir })).stop();
    const sandbox = await start({ dir });
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    expect((await ana.messages(GROUP_ID)).map(({ text }) => text)).toEqual(['Primera']);
  });
});

describe('a community', () => {
  it('is refused with a reaction that Telegram does not know', async () => {
    const groups = [{ id: GROUP_ID, title: 'G', emojis: ['🍕'] }];
    await expect(start({ community: { groups } })).rejects.toThrow('is no reaction of Telegram');
  });

  it('is refused together with a token that is none', async () => {
    await expect(start({ token: 'secreto' })).rejects.toThrow('The token must look like');
  });
});
