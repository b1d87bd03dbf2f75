import { join } from 'node:path';
import { z } from 'zod';
import { sampleCommunity } from './sample-community.ts';
import { startSandbox, TOKEN } from './sandbox.ts';

const Settings = z.object({
  TELEGRAM_BOT_TOKEN: z
    .string('falta; por ejemplo 123456:prueba / is missing; such as 123456:test')
    .regex(TOKEN, 'debe ser como 123456:ABC-def / must look like 123456:ABC-def'),
  SANDBOX_PORT: z.coerce
    .number('debe ser un puerto / must be a port')
    .int()
    .min(0)
    .max(65_535, 'debe ser un puerto / must be a port')
    .default(0),
  SANDBOX_HOST: z.string().default('127.0.0.1'),
  YABOT_HOME: z.string().default('.yabot'),
});

function fail(lines: string[]): never {
  console.error(lines.join('\n'));
  process.exit(2);
}

const settings = Settings.safeParse(process.env);
if (!settings.success)
  fail(settings.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));

const { TELEGRAM_BOT_TOKEN: token, SANDBOX_PORT: port, SANDBOX_HOST: host, YABOT_HOME: home } = settings.data;
const sandbox = await startSandbox({
  token,
  port,
  host,
  dir: join(home, 'sandbox'),
  community: sampleCommunity,
}).catch((error: Error) => fail([error.message]));
console.log(`Chat: ${sandbox.pageUrl}\nBot API: ${sandbox.apiRoot}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.stop().then(() => process.exit(0)));
}
