import type { ServiceName } from '@yabot/contracts';
import { readSettings, SettingsError } from '@yabot/service-kit/settings';
import { ROOT } from '../home/home.ts';
import { serviceEnvironment } from '../up/environment.ts';
import { definitionOf } from '../up/nats/users.ts';
import { servicesIn } from '../up/services.ts';
import { fleetPlaces, fleetSettings } from './fleet-settings.ts';

/** Every mistake in the settings, of the fleet and of each service, once; nothing has to run for it. */
export async function settingsMistakes(environment: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const found = new Set(mistakesIn(() => fleetSettings(environment)));
  const places = fleetPlaces(environment);
  for (const { name } of await servicesIn(ROOT)) {
    const env = serviceEnvironment(name, environment, places, {
      natsUrl: environment.NATS_URL || 'nats://127.0.0.1:4222',
      // The fleet has looked at the one that is set.
      gatewayPort: 8080,
      // What the sandbox would be started with.
      token: places.token ?? '100000000:sandbox',
    });
    const definition = await definitionOf(name as ServiceName).catch(() => undefined);
    for (const mistake of mistakesIn(() => readSettings(env, definition?.settings))) found.add(mistake);
  }
  return [...found];
}

function mistakesIn(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.mistakes;
    throw error;
  }
}
