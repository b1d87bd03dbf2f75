import { pathToFileURL } from 'node:url';
import type { ServiceDefinition } from '@yabot/service-kit';
import { readSettings, SettingsError } from '@yabot/service-kit/settings';
import { ROOT } from '../home/home.ts';
import { t } from '../terminal/messages.ts';
import { serviceEnvironment } from '../up/environment.ts';
import { servicesIn } from '../up/services.ts';
import { type FleetSettings, fleetSettings } from '../up/settings.ts';
import { type Finding, ok, wrong } from './finding.ts';

/** Every mistake in the settings, of the fleet and of each service, once. */
export async function checkSettings(environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  const name = t('doctor.settings');
  const fleet = mistakesIn(() => fleetSettings(environment));
  const mistakes = fleet.length > 0 ? fleet : await serviceMistakes(environment, fleetSettings(environment));
  if (mistakes.length === 0) return [ok(name, t('doctor.settings-fine'))];
  return mistakes.map((mistake) => wrong(name, '', mistake));
}

async function serviceMistakes(environment: NodeJS.ProcessEnv, settings: FleetSettings): Promise<string[]> {
  const found = new Set<string>();
  for (const { name } of await servicesIn(ROOT)) {
    const definition = await definitionOf(name);
    const env = serviceEnvironment(name, environment, settings, {
      natsUrl: settings.natsUrl ?? 'nats://127.0.0.1:4222',
      mongoUrl: settings.mongoUrl ?? 'mongodb://127.0.0.1:27017',
      gatewayPort: settings.gatewayPort ?? 8080,
      // What the sandbox would be started with.
      token: settings.token ?? '100000000:sandbox',
    });
    for (const mistake of mistakesIn(() => readSettings(env, definition?.settings))) found.add(mistake);
  }
  return [...found];
}

async function definitionOf(service: string): Promise<ServiceDefinition | undefined> {
  const file = pathToFileURL(`${ROOT}/services/${service}/src/${service}.service.ts`).href;
  const exported = Object.values((await import(file)) as Record<string, unknown>);
  return exported.find((value) => (value as ServiceDefinition | null)?.name === service) as
    | ServiceDefinition
    | undefined;
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
