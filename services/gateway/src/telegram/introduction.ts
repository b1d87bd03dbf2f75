import { setTimeout as wait } from 'node:timers/promises';
import type { Language } from '@yabot/contracts';
import type { AttachContext, Log } from '@yabot/service-kit';
import type { UserFromGetMe } from 'grammy/types';
import type { GatewaySettings } from '../config.ts';
import type { Texts } from '../conversation/texts/words.ts';
import { FEATURES } from '../features/index.ts';
import { ALLOWED_UPDATES } from '../intake/classify.ts';
import { waitAsAsked } from '../rules/pacing.ts';
import { type BotApi, endOf } from './bot-api.ts';

/** Where the webhook is, under the public URL. */
export const WEBHOOK_PATH = '/telegram/webhook';

/** The webhook's address, below the path of the public URL if it has one. */
export const webhookUrl = (publicUrl: string): string =>
  new URL(`${publicUrl.replace(/\/+$/, '')}${WEBHOOK_PATH}`).href;

const MOST_BETWEEN_TRIES_MS = 10_000;

/** What the bot needs to tell Telegram before it works. */
interface Introduction {
  readonly api: BotApi;
  readonly settings: GatewaySettings;
  readonly texts: Texts;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly health: AttachContext['health'];
}

/** Finds out who the bot is, and has updates come in; tries until that works. */
export async function introduce(introduction: Introduction): Promise<UserFromGetMe> {
  const { api, health } = introduction;
  health.set('telegram', 'degraded');
  const bot = await untilTaken(introduction, 'telegram-not-set-up', async () => {
    const found = await api.getMe();
    await setUpIntake(introduction);
    return found;
  });
  health.set('telegram', 'healthy');
  return bot;
}

/** Lists the bot's commands with Telegram. Nothing waits for it: the bot works without the list. */
export const listCommands = (introduction: Introduction): Promise<void> =>
  untilTaken(introduction, 'commands-not-listed', () => setUpCommands(introduction));

/** Tries until Telegram takes it, as soon as Telegram allows; rejects when the gateway stops. */
async function untilTaken<T>(
  introduction: Introduction,
  failure: string,
  work: () => Promise<T>,
): Promise<T> {
  const { log, signal, health } = introduction;
  for (let failures = 1; ; failures++) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      const { code, description, retryAfter } = endOf(error);
      if (failure === 'telegram-not-set-up') health.set('telegram', 'failed');
      log.warn({ code, reason: description, ...remedy(code) }, failure);
      const pause = waitAsAsked(failures, Math.random(), MOST_BETWEEN_TRIES_MS, retryAfter);
      await wait(pause, undefined, { signal });
    }
  }
}

/** Telegram says 401 to a token it does not know, and 404 to what is no token. */
const remedy = (code: number | undefined) =>
  code === 401 || code === 404 ? { remedy: 'check TELEGRAM_BOT_TOKEN: Telegram does not know it' } : {};

async function setUpIntake({ api, settings, log }: Introduction) {
  const allowed_updates = [...ALLOWED_UPDATES];
  if (settings.TELEGRAM_MODE === 'polling') {
    await api.deleteWebhook({ drop_pending_updates: false });
    return;
  }
  const url = webhookUrl(settings.PUBLIC_URL!);
  const secret_token = settings.TELEGRAM_WEBHOOK_SECRET!;
  await api.setWebhook({ url, secret_token, allowed_updates, max_connections: 40 });
  const info = await api.getWebhookInfo();
  const missing = ALLOWED_UPDATES.filter((kind) => !info.allowed_updates?.includes(kind));
  if (info.url !== url || missing.length > 0) log.error({ missing }, 'webhook-not-as-set');
}

/** Spanish for everybody, English for those whose Telegram is in English; in groups only what is answered there. */
async function setUpCommands({ api, texts }: Introduction) {
  const listed = (language: Language) =>
    FEATURES.map(({ command, aliases }) => ({
      command: language === 'es' ? command : (aliases[0] ?? command),
      description: texts[language].label(`command-${command}`),
    }));
  const inGroups = (language: Language) => {
    const description = texts[language].label('command-ayuda');
    return [{ command: language === 'es' ? 'ayuda' : 'help', description }];
  };
  const [privately, groups] = [{ type: 'all_private_chats' }, { type: 'all_group_chats' }] as const;
  await api.setMyCommands({ commands: listed('es'), scope: privately });
  await api.setMyCommands({ commands: listed('en'), scope: privately, language_code: 'en' });
  await api.setMyCommands({ commands: inGroups('es'), scope: groups });
  await api.setMyCommands({ commands: inGroups('en'), scope: groups, language_code: 'en' });
}
