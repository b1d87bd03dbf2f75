import { join } from 'node:path';
import { sampleCommunity } from './sample-community.ts';
import { startSandbox } from './sandbox.ts';

const {
  TELEGRAM_BOT_TOKEN: token,
  YABOT_HOME: home = '.yabot',
  SANDBOX_PORT,
  SANDBOX_HOST: host,
} = process.env;
if (!token) {
  console.error(
    'Falta TELEGRAM_BOT_TOKEN, por ejemplo 123456:prueba / Set TELEGRAM_BOT_TOKEN, such as 123456:test.',
  );
  process.exit(2);
}

const sandbox = await startSandbox({
  token,
  dir: join(home, 'sandbox'),
  community: sampleCommunity,
  port: Number(SANDBOX_PORT ?? 0),
  ...(host && { host }),
});
console.log(`Chat: ${sandbox.pageUrl}\nBot API: ${sandbox.apiRoot}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.stop().then(() => process.exit(0)));
}
