import { EVENTS } from '../catalogue.ts';
import type { EventDefinition } from '../definitions/event.ts';
import { SERVICE_NAMES, type ServiceName } from '../definitions/service-name.ts';

/** A service that consumes an event. */
export interface Reaction {
  readonly service: ServiceName;
  readonly event: EventDefinition;
  /** The file that holds the reaction, from the root of the repository. */
  readonly file: string;
}

/**
 * What a service consumes, told by the names of the files in its `on` folder: `<publisher>.<event>.ts`, or
 * `<publisher>.<event>.v2.ts` for a later version.
 * @throws when a name tells an event that does not exist
 */
export function reactionsIn(service: ServiceName, files: readonly string[]): Reaction[] {
  return files.flatMap((file) => {
    const [publisher, name, version = 'v1', ...rest] = file.replace(/\.ts$/, '').split('.');
    if (!file.endsWith('.ts') || !isService(publisher) || !name || !/^v\d+$/.test(version) || rest.length > 0)
      return [];
    return [
      {
        service,
        event: eventOf(`${publisher}.${name}.${version}`, service, file),
        file: pathOf(service, file),
      },
    ];
  });
}

function eventOf(type: string, service: ServiceName, file: string): EventDefinition {
  const event = EVENTS.find((each) => each.type === type);
  if (event) return event;
  throw new Error(`${pathOf(service, file)} reacts to ${type}, which no service publishes: rename the file`);
}

const pathOf = (service: ServiceName, file: string) => `services/${service}/src/on/${file}`;

const isService = (name: string | undefined) => SERVICE_NAMES.some((service) => service === name);
