import { pathToFileURL } from 'node:url';
import { natsPermissions, SERVICE_NAMES, type ServiceName } from '@yabot/contracts';
import { accessOf, type ServiceDefinition } from '@yabot/service-kit';
import { ROOT } from '../../home/home.ts';
import type { NatsUser } from './keys.ts';

/** How long the server waits for a signature: a process that is just starting on a busy machine may take seconds. */
const SIGNED_S = 10;

/** The part of a configuration of nats-server that lets in the services, each to what its contract says, and `yabot`. */
export async function natsUsers(publicKeys: Readonly<Record<NatsUser, string>>): Promise<string> {
  const services = await Promise.all(
    SERVICE_NAMES.map(async (name) => ({
      nkey: publicKeys[name],
      permissions: natsPermissions(accessOf(await definitionOf(name))),
    })),
  );
  const users = [{ nkey: publicKeys.yabot }, ...services];
  return `authorization { timeout: ${SIGNED_S}, users: ${JSON.stringify(users, null, 2)} }\n`;
}

/** What a service says of itself. */
export async function definitionOf(service: ServiceName): Promise<ServiceDefinition> {
  const file = pathToFileURL(`${ROOT}/services/${service}/src/${service}.service.ts`).href;
  const exported = Object.values((await import(file)) as Record<string, ServiceDefinition | null>);
  const found = exported.find((value) => value?.name === service);
  if (!found) throw new Error(`services/${service}/src/${service}.service.ts exports no service of its name`);
  return found;
}
