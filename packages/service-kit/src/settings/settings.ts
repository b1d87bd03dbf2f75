import { join, resolve } from 'node:path';
import { z } from 'zod';
import { addressOf, days, mayBeEmpty, oneOf, seconds, seed, wholeNumber } from './kinds.ts';
import { t } from './texts.ts';

export { addressOf, days, mayBeEmpty, oneOf, seconds, webAddress, wholeNumber } from './kinds.ts';

/** The settings every service has, from the environment. */
export const commonSettings = z.object({
  NATS_URL: mayBeEmpty(z.string().default('nats://127.0.0.1:4222')),
  /** Who this service is to NATS: the seed of an nkey. Absent: the server asks for none. */
  NATS_KEY: mayBeEmpty(seed().optional()),
  /** Absent: documents are kept in SQLite files under `YABOT_HOME`. */
  MONGODB_URI: mayBeEmpty(addressOf('mongodb://', 'mongodb+srv://').optional()),
  /** Absent: SQLite files under `YABOT_HOME`. */
  DATABASE_URL: mayBeEmpty(addressOf('postgresql://', 'postgres://', 'sqlite:').optional()),
  YABOT_HOME: mayBeEmpty(z.string().default('.yabot')),
  LOG_LEVEL: mayBeEmpty(oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info')),
  /** Where health and metrics answer; 0 takes a free port, which the services protocol tells. */
  HEALTH_PORT: mayBeEmpty(wholeNumber(0, 65_535).default(0)),
  HEALTH_HOST: mayBeEmpty(z.string().default('127.0.0.1')),
  /** Where a collector takes OpenTelemetry by OTLP over HTTP. Absent: nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: mayBeEmpty(addressOf('http://', 'https://').optional()),
  /** How many of a hundred chains are traced. */
  TRACES_PERCENT: mayBeEmpty(wholeNumber(0, 100).default(100)),
  NATS_REPLICAS: mayBeEmpty(wholeNumber(1, 5).default(1)),
  NATS_STREAM_MAX_BYTES: mayBeEmpty(wholeNumber(1_000_000).optional()),
  /** How many messages one transaction takes at most. 1 is for comparison: every message then pays for a transaction. */
  BATCH_MAX: mayBeEmpty(wholeNumber(1, 1_000).default(500)),
  /** How long a message that failed waits for its first retry; for each further one, four times as long. */
  RETRY_FIRST_MS: mayBeEmpty(wholeNumber(1, 10_000).default(200)),
  /** For how long what NATS stored may not be on its disk: some times its `sync_interval`, or 0 where that is `always`. */
  NATS_SYNC_SECONDS: mayBeEmpty(wholeNumber(0, 600).default(1)),
  /** How often the stream is audited against the outbox. */
  STREAM_AUDIT_SECONDS: mayBeEmpty(seconds(300).default(30)),
  OUTBOX_KEEP_DAYS: mayBeEmpty(days().default(30)),
  INBOX_KEEP_DAYS: mayBeEmpty(days().default(90)),
});

/** @see commonSettings */
export type CommonSettings = z.infer<typeof commonSettings>;

/** Settings that are wrong: all of them, each with what to do. */
export class SettingsError extends Error {
  readonly code = 'settings-wrong';
  readonly mistakes: readonly string[];
  constructor(mistakes: readonly string[]) {
    super([t('all', { count: mistakes.length }), ...mistakes.map((mistake) => `  - ${mistake}`)].join('\n'));
    this.name = 'SettingsError';
    this.mistakes = mistakes;
  }
}

/**
 * Reads settings from the environment.
 * @throws SettingsError that lists every mistake at once; it names settings and never shows what may be a secret
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

const SQLITE = 'sqlite:';

/** The URL of a service's SQL database: the one given, or a SQLite file of its own. */
export function sqlUrl(settings: CommonSettings, service: string): string {
  const { DATABASE_URL } = settings;
  return DATABASE_URL?.startsWith('postgres')
    ? DATABASE_URL
    : `${SQLITE}${join(sqliteFolder(settings), `${service}.sqlite`)}`;
}

/** The URL of the documents of a service: MongoDB, or a SQLite file of its own. */
export function documentsUrl(settings: CommonSettings, service: string): string {
  return settings.MONGODB_URI ?? `${SQLITE}${documentsFile(settings, service)}`;
}

/** What tells where SQLite files are. */
export type SqliteSettings = Pick<CommonSettings, 'DATABASE_URL' | 'YABOT_HOME'>;

/** The folder of the SQLite files of all services. */
export function sqliteFolder({ DATABASE_URL, YABOT_HOME }: SqliteSettings): string {
  return DATABASE_URL?.startsWith(SQLITE)
    ? resolve(DATABASE_URL.slice(SQLITE.length))
    : resolve(YABOT_HOME, 'data');
}

/** Where a service keeps its documents if no MongoDB is given. */
export function documentsFile(settings: SqliteSettings, service: string): string {
  return join(sqliteFolder(settings), `${service}-documents.sqlite`);
}

/** The file of a service's SQL database, where it is one. */
export function sqliteFile(settings: CommonSettings, service: string): string | undefined {
  const url = sqlUrl(settings, service);
  return url.startsWith(SQLITE) ? url.slice(SQLITE.length) : undefined;
}
