import { fileURLToPath } from 'node:url';
import { getJson } from '../fleet/http.ts';
import { COMPILE_CACHE, ROOT } from '../home/home.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { t } from '../terminal/messages.ts';
import { KeptProcess } from './kept-process.ts';
import { isFree, nextFreePort, SANDBOX_PORT } from './ports.ts';
import { sandboxToken } from './sandbox/token.ts';
import { pageServes } from './serving.ts';
import type { StoreContext } from './stores.ts';

const TELEGRAM = 'https://api.telegram.org';
const GET_ME_MS = 5_000;
const SANDBOX_MAIN = fileURLToPath(new URL('./sandbox/main.ts', import.meta.url));

/** The side of Telegram that a fleet speaks with. */
export interface TelegramSide {
  /** What the gateway needs to know of it. */
  readonly wiring: { readonly token: string; readonly apiRoot?: string };
  /** Where to click. */
  readonly pageUrl?: string;
}

/** What opening it needs. */
export interface TelegramContext extends StoreContext {
  readonly environment: NodeJS.ProcessEnv;
  readonly gatewayPort: number;
  /** Told of the sandbox as soon as it is being started. */
  readonly keepSandbox: (process: KeptProcess) => void;
}

/** Telegram: the real one with the bot of the settings, or the sandbox. */
export async function openTelegram(context: TelegramContext): Promise<TelegramSide> {
  const { token } = context.settings;
  return token ? realBot(token, context) : sandbox(context);
}

async function realBot(token: string, { environment, watcher }: TelegramContext): Promise<TelegramSide> {
  const apiRoot = environment.TELEGRAM_API_ROOT || undefined;
  const username = await usernameOf(token, apiRoot ?? TELEGRAM);
  watcher.done('telegram', username ? `@${username}` : t('up.telegram-away'));
  return {
    wiring: { token, ...(apiRoot ? { apiRoot } : {}) },
    ...(username ? { pageUrl: `https://t.me/${username}` } : {}),
  };
}

/**
 * The bot's name; undefined while Telegram cannot be reached, which the gateway waits out.
 * @throws CliError when Telegram refuses the token
 */
export async function usernameOf(token: string, apiRoot: string): Promise<string | undefined> {
  type Me = { ok: boolean; result?: { username: string } };
  const answer = await getJson<Me>(`${apiRoot}/bot${token}/getMe`, GET_ME_MS);
  if (answer && [401, 404].includes(answer.status)) {
    throw new CliError('telegram.token-refused', { apiRoot }, EXIT_CODES.settings);
  }
  return answer?.body.result?.username;
}

async function sandbox(context: TelegramContext): Promise<TelegramSide> {
  const { settings, environment, watcher, gatewayPort, signal } = context;
  const { home } = settings;
  const token = await sandboxToken(home.in('sandbox', 'token'));
  const port = await sandboxPort(settings.sandboxPort, gatewayPort);
  const url = `http://127.0.0.1:${port}`;
  signal.throwIfAborted();
  const process = new KeptProcess(
    {
      name: 'sandbox',
      main: SANDBOX_MAIN,
      cwd: ROOT,
      logFile: home.in('logs', 'sandbox.log'),
      runFolder: home.in('run', 'sandbox'),
      env: {
        ...environment,
        NODE_COMPILE_CACHE: environment.NODE_COMPILE_CACHE || COMPILE_CACHE,
        TELEGRAM_BOT_TOKEN: token,
        SANDBOX_PORT: String(port),
        SANDBOX_DIR: home.in('sandbox'),
        CONTENT_DIR: settings.contentFolder,
      },
    },
    {
      changed: (state) => context.changed('sandbox', state),
      serves: async (_, ended) => void (await pageServes(url, ended)),
    },
  );
  context.keepSandbox(process);
  await process.start();
  watcher.done('telegram', `${t('up.sandbox')} · ${url}/`);
  return { wiring: { token, apiRoot: url }, pageUrl: `${url}/` };
}

async function sandboxPort(wanted: number | undefined, gatewayPort: number): Promise<number> {
  if (wanted === undefined) return nextFreePort(SANDBOX_PORT, [gatewayPort]);
  if (await isFree(wanted)) return wanted;
  throw new CliError('up.port-taken', { port: wanted, setting: 'SANDBOX_PORT' });
}
