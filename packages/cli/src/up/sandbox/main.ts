import { join } from 'node:path';
import { loadContent } from '@yabot/content';
import { startSandbox } from '@yabot/telegram-sandbox';
import { sandboxCommunity } from './community.ts';
import { sandboxToken } from './token.ts';

const {
  TELEGRAM_BOT_TOKEN,
  SANDBOX_DIR: dir = '',
  SANDBOX_HOST,
  SANDBOX_PORT,
  CONTENT_DIR = '',
} = process.env;
const token = TELEGRAM_BOT_TOKEN || (await sandboxToken(join(dir, 'token')));
const { content } = await loadContent(CONTENT_DIR);
const sandbox = await startSandbox({
  token,
  dir,
  community: sandboxCommunity(content),
  port: Number(SANDBOX_PORT),
  ...(SANDBOX_HOST ? { host: SANDBOX_HOST } : {}),
});

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void sandbox.stop().then(() => process.exit(0));
  });
}
