import { resolve } from 'node:path';
import { z } from 'zod';

/** An environment variable that may be empty, which means the same as absent. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

/** The settings every service has, from the environment. */
export const commonSettings = z.object({
  NATS_URL: optional(z.string().default('nats://127.0.0.1:4222')),
  MONGODB_URI: optional(
    z
      .string()
      .regex(/^mongodb(\+srv)?:\/\//, 'starts with mongodb://')
      .default('mongodb://127.0.0.1:27017/?replicaSet=rs0'),
  ),
  /** Absent: SQLite files under `YABOT_HOME`. */
  DATABASE_URL: optional(
    z
      .string()
      .regex(/^(postgres(ql)?:\/\/|sqlite:)/, 'starts with postgresql:// or sqlite:')
      .optional(),
  ),
  YABOT_HOME: optional(z.string().default('.yabot')),
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info')),
  /** Where health and metrics answer; 0 takes a free port, which the services protocol tells. */
  HEALTH_PORT: optional(z.coerce.number().int().min(0).max(65_535).default(0)),
  HEALTH_HOST: optional(z.string().default('127.0.0.1')),
  NATS_REPLICAS: optional(z.coerce.number().int().min(1).max(5).default(1)),
  NATS_STREAM_MAX_BYTES: optional(z.coerce.number().int().min(1_000_000).optional()),
  /** How many messages one transaction takes at most. 1 is for comparison: every message then pays for a transaction. */
  BATCH_MAX: optional(z.coerce.number().int().min(1).max(1_000).default(500)),
  OUTBOX_KEEP_DAYS: optional(z.coerce.number().positive().default(30)),
  INBOX_KEEP_DAYS: optional(z.coerce.number().positive().default(90)),
});

/** @see commonSettings */
export type CommonSettings = z.infer<typeof commonSettings>;

/** Settings that are wrong: all of them, each with what to do. */
export class SettingsError extends Error {
  readonly code = 'settings-wrong';
  readonly mistakes: readonly string[];
  constructor(mistakes: readonly string[]) {
    super(
      `The settings have ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n${mistakes.map((m) => `  - ${m}`).join('\n')}`,
    );
    this.name = 'SettingsError';
    this.mistakes = mistakes;
  }
}

/**
 * Reads settings from the environment.
 * @throws SettingsError that lists every mistake at once; it names settings and never shows a value
 */
export function readSettings<Own>(
  environment: NodeJS.ProcessEnv,
  own: z.ZodType<Own> | undefined,
): CommonSettings & Own {
  const common = commonSettings.safeParse(environment);
  const more = own?.safeParse(environment);
  const mistakes = [common, more].flatMap((parsed) =>
    parsed?.success === false
      ? parsed.error.issues.map((issue) => `${issue.path.join('.') || 'settings'}: ${issue.message}`)
      : [],
  );
  if (mistakes.length > 0) throw new SettingsError(mistakes);
  return { ...(common.data as CommonSettings), ...(more?.data as Own) };
}

/** The URL of a service's SQL database: the one given, or a SQLite file of its own. */
export function sqlUrl(settings: CommonSettings, service: string): string {
  const { DATABASE_URL, YABOT_HOME } = settings;
  if (DATABASE_URL?.startsWith('postgres')) return DATABASE_URL;
  const folder = DATABASE_URL ? DATABASE_URL.slice('sqlite:'.length) : resolve(YABOT_HOME, 'data');
  return `sqlite:${resolve(folder, `${service}.sqlite`)}`;
}
