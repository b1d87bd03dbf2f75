import { resolve } from 'node:path';
import { readSettings, SettingsError } from '@yabot/service-kit/settings';
import { z } from 'zod';
import { type Home, homeOf, ROOT } from '../home/home.ts';

const port = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z.coerce.number().int().min(1).max(65_535).optional(),
);

/** What of the settings concerns the fleet as a whole; each service reads its own besides. */
export interface FleetSettings {
  readonly home: Home;
  readonly contentFolder: string;
  /** Given: somebody else runs NATS. */
  readonly natsUrl: string | undefined;
  /** Given: somebody else runs MongoDB. */
  readonly mongoUrl: string | undefined;
  /** Given: the real bot; absent: the sandbox plays Telegram. */
  readonly token: string | undefined;
  readonly gatewayPort: number | undefined;
  readonly sandboxPort: number | undefined;
}

/**
 * Reads what concerns the fleet from the environment.
 * @throws SettingsError that lists every mistake
 */
export function fleetSettings(environment: NodeJS.ProcessEnv): FleetSettings {
  const given = (name: string) => environment[name] || undefined;
  const own = z.object({ GATEWAY_PORT: port, SANDBOX_PORT: port });
  const { GATEWAY_PORT, SANDBOX_PORT } = readSettings(environment, own);
  const token = given('TELEGRAM_BOT_TOKEN');
  if (!token && given('TELEGRAM_API_ROOT')) {
    throw new SettingsError([
      'TELEGRAM_BOT_TOKEN: is needed with TELEGRAM_API_ROOT; leave both out to play with the sandbox',
    ]);
  }
  return {
    home: homeOf(environment),
    contentFolder: resolve(given('CONTENT_DIR') ?? `${ROOT}/content`),
    natsUrl: given('NATS_URL'),
    mongoUrl: given('MONGODB_URI'),
    token,
    gatewayPort: GATEWAY_PORT,
    sandboxPort: SANDBOX_PORT,
  };
}
