import { z } from 'zod';

/** An environment variable that may be empty, which means the same as absent. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

const settings = z.object({
  TELEGRAM_BOT_TOKEN: optional(
    z
      .string('is missing: write the token that BotFather gave you')
      .regex(/^\d+:[\w-]+$/, 'does not look like a token: a number, a colon and a secret'),
  ),
  TELEGRAM_API_ROOT: optional(z.url('is not a URL').default('https://api.telegram.org')),
  TELEGRAM_MODE: optional(z.enum(['polling', 'webhook'], 'is either polling or webhook').default('polling')),
  TELEGRAM_WEBHOOK_SECRET: optional(
    z
      .string()
      .regex(/^[\w-]{1,256}$/, 'has 1 to 256 letters, digits, underscores and hyphens')
      .optional(),
  ),
  PUBLIC_URL: optional(z.url('is not a URL').optional()),
  GATEWAY_PORT: optional(z.coerce.number().int().min(0).max(65_535).default(8080)),
  HEALTH_HOST: optional(z.string().default('127.0.0.1')),
  /** `off` lifts the pace Telegram asks for, to measure the rest. */
  SEND_LIMITS: optional(z.enum(['on', 'off'], 'is either on or off').default('on')),
  CONTENT_DIR: optional(z.string().default('content')),
});

/** What a webhook cannot do without. */
const forWebhook = {
  TELEGRAM_WEBHOOK_SECRET: 'is missing: a webhook without a secret would take updates from anybody',
  PUBLIC_URL: 'is missing: Telegram must know where the webhook is',
} as const;

/** The gateway's own settings. */
export const gatewaySettings = settings.superRefine((read, context) => {
  if (read.TELEGRAM_MODE !== 'webhook') return;
  for (const [name, message] of Object.entries(forWebhook)) {
    if (read[name as keyof typeof forWebhook] === undefined)
      context.addIssue({ code: 'custom', path: [name], message });
  }
});

export type GatewaySettings = z.infer<typeof settings>;

/** The bot's own id: the number before the colon of its token. */
export const botIdOf = ({ TELEGRAM_BOT_TOKEN: token }: GatewaySettings) => Number(token.split(':')[0]);
