import { resolve } from 'node:path';
import { mayBeEmpty, readSettings, SettingsError, wholeNumber } from '@yabot/service-kit/settings';
import { z } from 'zod';
import { type Home, homeOf, ROOT } from '../home/home.ts';
import { t } from '../terminal/messages.ts';

const port = mayBeEmpty(wholeNumber(1, 65_535).optional());

/** What of the settings concerns the fleet as a whole; each service reads its own besides. */
export interface FleetSettings {
  readonly home: Home;
  readonly contentFolder: string;
  /** Given: somebody else runs NATS. */
  readonly natsUrl: string | undefined;
  /** Who the fleet is to that NATS, if it asks. */
  readonly natsKey: string | undefined;
  /** Given: the SQL is in a PostgreSQL that somebody else runs; absent: SQLite. */
  readonly postgresUrl: string | undefined;
  /** Given: the real bot; absent: the sandbox plays Telegram. */
  readonly token: string | undefined;
  readonly gatewayPort: number | undefined;
  readonly sandboxPort: number | undefined;
}

/** What no mistake in a setting can keep from being known. */
export type FleetPlaces = Pick<FleetSettings, 'home' | 'contentFolder' | 'token'>;

/** Where the fleet is, and whether it has a bot of its own. */
export function fleetPlaces(environment: NodeJS.ProcessEnv): FleetPlaces {
  const given = (name: string) => environment[name] || undefined;
  return {
    home: homeOf(environment),
    contentFolder: resolve(given('CONTENT_DIR') ?? `${ROOT}/content`),
    token: given('TELEGRAM_BOT_TOKEN'),
  };
}

/**
 * Reads what concerns the fleet from the environment.
 * @throws SettingsError that lists every mistake
 */
export function fleetSettings(environment: NodeJS.ProcessEnv): FleetSettings {
  const given = (name: string) => environment[name] || undefined;
  const own = z.object({ GATEWAY_PORT: port, SANDBOX_PORT: port });
  const { GATEWAY_PORT, SANDBOX_PORT } = readSettings(environment, own);
  const places = fleetPlaces(environment);
  if (!places.token && given('TELEGRAM_API_ROOT')) {
    throw new SettingsError([`TELEGRAM_BOT_TOKEN: ${t('settings.token-needed')}`]);
  }
  const databaseUrl = given('DATABASE_URL');
  return {
    ...places,
    natsUrl: given('NATS_URL'),
    natsKey: given('NATS_KEY'),
    postgresUrl: databaseUrl?.startsWith('postgres') ? databaseUrl : undefined,
    gatewayPort: GATEWAY_PORT,
    sandboxPort: SANDBOX_PORT,
  };
}
