import { afterEach, describe, expect, it } from 'vitest';
import { connectSandbox } from '../src/index.ts';
import { cleanUp, GROUP_ID, startWithBot } from './echo-bot.ts';

afterEach(cleanUp);

describe('a scripted follower', () => {
  it('starts the bot, reads its answer and taps a button', async () => {
    const { client } = await startWithBot();
    const ana = await client.follower({ firstName: 'Ana' });
    await ana.send('/start');
    const greeting = await ana.waitForMessage(/Hola, Ana/);
    expect(greeting.entities).toEqual([{ type: 'bold', offset: 6, length: 3 }]);
    expect(await ana.tap('Menú')).toEqual({ text: 'Aquí tienes', alert: false });
    await ana.waitForMessage('Menú abierto');
  });

  it('sees the same over HTTP as within the process', async () => {
    const { url } = await startWithBot();
    const bruno = await connectSandbox(url).follower({ firstName: 'Bruno' });
    await bruno.send('hola');
    const echo = await bruno.waitForMessage('eco: hola');
    expect((await bruno.messages()).map(({ text }) => text)).toEqual(['hola', 'eco: hola']);
    expect(echo.from).toEqual({ kind: 'bot', id: 123456, name: 'Yabot' });
  });

  it('keeps a hostile name as plain text from end to end', async () => {
    const { client } = await startWithBot();
    const name = '<b>x</b> \u202Eabc 💋';
    const mallory = await client.follower({ firstName: name });
    await mallory.send('/start');
    const greeting = await mallory.waitForMessage('Hola');
    expect(greeting.text).toContain(name);
    expect(greeting.entities).toEqual([{ type: 'bold', offset: 6, length: name.length }]);
  });

  it('reacts in the group, and the bot learns who it was', async () => {
    const { client } = await startWithBot();
    const ana = await client.follower({ firstName: 'Ana' });
    await ana.send('/start');
    await ana.waitForMessage('Hola');
    const [post] = await ana.messages(GROUP_ID);
    await ana.react(post!, '❤️');
    await ana.waitForMessage('quitaste: nada, pusiste: ❤');
    await ana.react(post!, '🔥');
    await ana.waitForMessage('quitaste: ❤, pusiste: 🔥');
    await ana.react(post!);
    await ana.waitForMessage('quitaste: 🔥, pusiste: nada');
    expect((await ana.messages(GROUP_ID))[0]!.reactions).toEqual([]);
  });

  it('is told what to do when something is not possible', async () => {
    const { client } = await startWithBot();
    const ana = await client.follower({ firstName: 'Ana' });
    const [post] = await ana.messages(GROUP_ID);
    await expect(ana.react(post!, '🍕')).rejects.toThrow(/not among this chat's reactions: ❤ 🔥/);
    await expect(ana.react(post!, '❤', '🔥')).rejects.toThrow('At most 1 reaction(s) per message.');
    await ana.leave(GROUP_ID);
    await expect(ana.send('hola', { chat: GROUP_ID })).rejects.toThrow('Join “Grupo” first.');
    await expect(ana.send('   ')).rejects.toThrow('Write something first.');
    await expect(ana.waitForMessage('nunca', { timeoutMs: 20 })).rejects.toThrow(/Ana waited 20 ms/);
  });
});
