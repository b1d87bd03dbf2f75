import { Bot, InlineKeyboard } from 'grammy';
import { type Sandbox, type SandboxOptions, startSandbox } from '../src/index.ts';

export const TOKEN = '123456:sandbox-test';
export const GROUP_ID = -1001000000777;
export const CHANNEL_ID = -1001000000778;

const running: (() => Promise<void>)[] = [];

/** Stops whatever the test started, the last first. */
export async function cleanUp(): Promise<void> {
  while (running.length > 0) await running.pop()!();
}

/** Lets `cleanUp` stop something more. */
export const alsoStop = (stop: () => Promise<void>) => void running.push(stop);

/** A sandbox with one group and one post, stopped by `cleanUp`. */
export async function start(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const community = {
    groups: [{ id: GROUP_ID, title: 'Grupo', emojis: ['❤', '🔥'], posts: [{ text: 'Primera' }] }],
  };
  const sandbox = await startSandbox({ token: TOKEN, community, ...options });
  running.push(() => sandbox.stop());
  return sandbox;
}

/** The same with a small bot that echoes, opens a menu and tells of reactions. */
export async function startWithBot(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await start(options);
  const bot = echoBot(sandbox.apiRoot);
  const { promise: started, resolve } = Promise.withResolvers<unknown>();
  const polling = bot.start({
    allowed_updates: ['message', 'callback_query', 'message_reaction', 'poll_answer'],
    onStart: resolve,
  });
  await started;
  running.push(async () => {
    await bot.stop();
    await polling;
  });
  return sandbox;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function echoBot(apiRoot: string): Bot {
  const bot = new Bot(TOKEN, { client: { apiRoot } });
  const keyboard = new InlineKeyboard()
    .text('Menú', 'menu')
    .text('Aviso', 'alert')
    .row()
    .url('Web', 'https://example.com')
    .url('Compartir', 'https://t.me/share/url?url=https%3A%2F%2Ft.me%2Falgo');
  bot.command('start', (context) =>
    context.reply(`Hola, <b>${escaped(context.from!.first_name)}</b>`, {
      parse_mode: 'HTML',
      reply_markup: keyboard,
    }),
  );
  bot.callbackQuery('menu', async (context) => {
    await context.answerCallbackQuery('Aquí tienes');
    await context.editMessageText('Menú abierto', { reply_markup: keyboard });
  });
  bot.callbackQuery('alert', (context) => context.answerCallbackQuery({ text: 'Cuidado', show_alert: true }));
  bot.on('message_reaction', async (context) => {
    const { emojiAdded, emojiRemoved } = context.reactions();
    const list = (emojis: string[]) => emojis.join(' ') || 'nada';
    await bot.api.sendMessage(
      context.from!.id,
      `quitaste: ${list(emojiRemoved)}, pusiste: ${list(emojiAdded)}`,
    );
  });
  bot.chatType('private').on('message:text', (context) => context.reply(`eco: ${context.message.text}`));
  // Who never opened the chat cannot be written to; the bot goes on.
  bot.catch(() => {});
  return bot;
}
