import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { TOKEN, type World } from './world.ts';

/** A gateway as a process of its own, which can be killed. */
export function startProcess(world: World): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      NATS_URL: world.servers.nats.url,
      YABOT_HOME: world.home,
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: world.sandbox.apiRoot,
      GATEWAY_PORT: '0',
      LOG_LEVEL: 'silent',
      CONTENT_DIR: join(world.home, 'no-content'),
    },
    stdio: 'ignore',
  });
}
