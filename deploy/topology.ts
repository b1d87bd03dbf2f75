import { readFile } from 'node:fs/promises';
import { SERVICE_NAMES, type ServiceName, type StoreKind } from '@yabot/contracts';
import { DEFAULT_STREAM_LIMITS, type ServiceDefinition, streamConfigs } from '@yabot/service-kit';

/** A service, as far as it matters to whoever runs it. */
export interface ServiceNode {
  readonly name: ServiceName;
  /** The databases it owns. */
  readonly databases: readonly StoreKind[];
  /** Whether it reads the creators' files. */
  readonly readsContent: boolean;
}

/** A stream on NATS; the services make it. */
export interface StreamNode {
  readonly name: string;
  readonly subjects: readonly string[];
  /** How much it holds at most, in bytes, unless `NATS_STREAM_MAX_BYTES` says otherwise. */
  readonly maxBytes: number;
}

/** What a deployment has to bring together. */
export interface Topology {
  /** In the order in which they depend on each other. */
  readonly services: readonly ServiceNode[];
  readonly streams: readonly StreamNode[];
}

const services: ServiceNode[] = [];
for (const name of SERVICE_NAMES) services.push(await serviceNode(name));

/** The fleet, as the contracts and the services themselves tell it. */
export const topology: Topology = {
  services,
  streams: streamConfigs(DEFAULT_STREAM_LIMITS).map(({ name = '', subjects = [], max_bytes = 0 }) => ({
    name,
    subjects,
    maxBytes: max_bytes,
  })),
};

async function serviceNode(name: ServiceName): Promise<ServiceNode> {
  const folder = new URL(`../services/${name}/`, import.meta.url);
  const module = (await import(new URL(`src/${name}.service.ts`, folder).href)) as Record<string, unknown>;
  const { owns } = definitionIn(module, name);
  const manifest = JSON.parse(await readFile(new URL('package.json', folder), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  return {
    name,
    databases: (['sql', 'documents'] as const).filter((kind) => owns[kind] !== undefined),
    readsContent: '@yabot/content' in (manifest.dependencies ?? {}),
  };
}

function definitionIn(module: Record<string, unknown>, name: ServiceName): ServiceDefinition {
  const definition = Object.values(module).find(
    (value): value is ServiceDefinition =>
      typeof value === 'object' &&
      value !== null &&
      'owns' in value &&
      'name' in value &&
      value.name === name,
  );
  if (!definition)
    throw new Error(`services/${name}/src/${name}.service.ts exports no service named ${name}`);
  return definition;
}
