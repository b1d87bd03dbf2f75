import { COMPILE_CACHE } from '../home/home.ts';
import type { FleetPlaces } from '../settings/fleet-settings.ts';
import { SANDBOX_OWNER_ID } from './sandbox/community.ts';

/** Where the parts of a fleet meet. */
export interface FleetAddresses {
  readonly natsUrl: string;
  /** Of a NATS of our own: the key of each service. */
  readonly natsKeys?: Readonly<Record<string, string>>;
  /** Absent: documents are kept in SQLite. */
  readonly mongoUrl?: string;
  readonly gatewayPort: number;
  readonly token: string;
  /** Absent: Telegram's own. */
  readonly apiRoot?: string;
}

/** Only the one door speaks with Telegram. */
const GATEWAY = 'gateway';
const OF_GATEWAY = ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET'];

/** What a service finds in its environment: everything that is set, wired to this fleet. */
export function serviceEnvironment(
  service: string,
  environment: NodeJS.ProcessEnv,
  settings: FleetPlaces,
  addresses: FleetAddresses,
): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...environment,
    NATS_URL: addresses.natsUrl,
    ...(addresses.natsKeys ? { NATS_KEY: addresses.natsKeys[service] } : {}),
    ...(addresses.mongoUrl ? { MONGODB_URI: addresses.mongoUrl } : {}),
    YABOT_HOME: settings.home.folder,
    CONTENT_DIR: settings.contentFolder,
    GATEWAY_PORT: String(addresses.gatewayPort),
    TELEGRAM_BOT_TOKEN: addresses.token,
    ...(addresses.apiRoot ? { TELEGRAM_API_ROOT: addresses.apiRoot } : {}),
    NODE_COMPILE_CACHE: environment.NODE_COMPILE_CACHE || COMPILE_CACHE,
    // All on one machine: each takes a port of its own.
    HEALTH_PORT: '0',
  };
  if (!settings.token) env.OWNER_TELEGRAM_IDS ||= String(SANDBOX_OWNER_ID);
  if (service !== GATEWAY) for (const name of OF_GATEWAY) delete env[name];
  return env;
}
