import { join } from 'node:path';
import { checkContent } from '@yabot/content';
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
const checked = await checkContent(CONTENT_DIR);
const sandbox = await startSandbox({
  token,
  dir,
  // With mistakes in the files, the groups stay as the sandbox has kept them.
  ...(checked.ok ? { community: sandboxCommunity(checked.content) } : {}),
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
