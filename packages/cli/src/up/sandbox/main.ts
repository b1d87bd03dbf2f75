import { loadContent } from '@yabot/content';
import { startSandbox } from '@yabot/telegram-sandbox';
import { sandboxCommunity } from './community.ts';

const { TELEGRAM_BOT_TOKEN: token = '', SANDBOX_DIR: dir = '', SANDBOX_PORT, CONTENT_DIR = '' } = process.env;
const { content } = await loadContent(CONTENT_DIR);
const sandbox = await startSandbox({
  token,
  dir,
  community: sandboxCommunity(content),
  port: Number(SANDBOX_PORT),
});

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void sandbox.stop().then(() => process.exit(0));
  });
}
