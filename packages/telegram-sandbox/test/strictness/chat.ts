import { afterAll, beforeAll } from 'vitest';
import type { Follower, Sandbox } from '../../src/index.ts';
import { type ApiMessage, call, refusal } from '../call.ts';
import { cleanUp, start } from '../echo-bot.ts';

/** A sandbox in which Ana has begun to chat with the bot, for the tests of one file. */
export function useChat() {
  let sandbox: Sandbox;
  let ana: Follower;
  beforeAll(async () => {
    sandbox = await start();
    ana = await sandbox.client.follower({ firstName: 'Ana' });
    await ana.send('/start');
  });
  afterAll(cleanUp);
  const message = (params: Record<string, unknown>) => ({ chat_id: ana.id, text: 'x', ...params });
  return {
    get sandbox() {
      return sandbox;
    },
    get ana() {
      return ana;
    },
    /** Sends her a message; what the Bot API says against it, or `ok`. */
    send: (params: Record<string, unknown>) => refusal(sandbox, 'sendMessage', message(params)),
    /** Sends her a message that is taken. */
    async sent(params: Record<string, unknown> = {}): Promise<ApiMessage> {
      return (await call<ApiMessage>(sandbox, 'sendMessage', message(params))).result!;
    },
  };
}

/** A keyboard of one button. */
export const button = (fields: Record<string, unknown>) => ({
  reply_markup: { inline_keyboard: [[fields]] },
});
