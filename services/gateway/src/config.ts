import { mayBeEmpty, oneOf, webAddress, wholeNumber } from '@yabot/service-kit/settings';
import { openTexts } from '@yabot/service-kit/texts';
import { z } from 'zod';

/** What whoever runs the gateway is told of its settings. */
const t = openTexts<keyof typeof import('../locales/en.json')>(new URL('../locales/', import.meta.url));

const settings = z.object({
  TELEGRAM_BOT_TOKEN: mayBeEmpty(
    z.string({ error: () => t('token-missing') }).regex(/^\d+:[\w-]+$/, { error: () => t('token-form') }),
  ),
  TELEGRAM_API_ROOT: mayBeEmpty(webAddress('https://api.telegram.org').default('https://api.telegram.org')),
  TELEGRAM_MODE: mayBeEmpty(oneOf('polling', 'webhook').default('polling')),
  TELEGRAM_WEBHOOK_SECRET: mayBeEmpty(
    z
      .string()
      .regex(/^[\w-]{1,256}$/, { error: () => t('secret-form') })
      .optional(),
  ),
  PUBLIC_URL: mayBeEmpty(webAddress('https://bot.example.org').optional()),
  GATEWAY_PORT: mayBeEmpty(wholeNumber(0, 65_535).default(8080)),
  HEALTH_HOST: mayBeEmpty(z.string().default('127.0.0.1')),
  /** `off` lifts the pace Telegram asks for, to measure the rest. */
  SEND_LIMITS: mayBeEmpty(oneOf('on', 'off').default('on')),
  /** How many times as long a notice waits for the rest of what an action brings. */
  NOTICE_PATIENCE: mayBeEmpty(wholeNumber(1, 20).default(1)),
  CONTENT_DIR: mayBeEmpty(z.string().default('content')),
});

/** What a webhook cannot do without; told also when other settings are wrong. */
const webhookHas = (name: 'TELEGRAM_WEBHOOK_SECRET' | 'PUBLIC_URL') => (read: z.infer<typeof settings>) =>
  read.TELEGRAM_MODE !== 'webhook' || read[name] !== undefined;

/** The gateway's own settings. */
export const gatewaySettings = settings
  .refine(webhookHas('TELEGRAM_WEBHOOK_SECRET'), {
    path: ['TELEGRAM_WEBHOOK_SECRET'],
    error: () => t('secret-missing'),
    when: () => true,
  })
  .refine(webhookHas('PUBLIC_URL'), {
    path: ['PUBLIC_URL'],
    error: () => t('address-missing'),
    when: () => true,
  });

export type GatewaySettings = z.infer<typeof settings>;

/** The bot's own id: the number before the colon of its token. */
export const botIdOf = ({ TELEGRAM_BOT_TOKEN: token }: GatewaySettings) => Number(token.split(':')[0]);
