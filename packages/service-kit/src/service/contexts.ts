import { spanning } from '../observability/tracing.ts';
import type { Submit } from '../requests/submit.ts';
import { newId } from '../runtime/new-id.ts';
import type { RuntimeContext } from '../runtime/runtime-context.ts';
import type { Attachments } from './attachments.ts';
import type { BusSide } from './bus-side.ts';
import type { CommitWatch } from './commit-watch.ts';
import type { Core } from './core.ts';
import type { Databases } from './databases.ts';
import type { AttachContext, ResourcesContext, ServiceContext } from './definition.ts';
import type { Runtimes } from './runtimes.ts';
import { CODE_VERSION } from './version.ts';

/** The parts of an instance, from which each context takes what it shows. */
export interface Parts {
  readonly core: Core;
  readonly databases: Databases;
  readonly runtimes: Runtimes;
  readonly bus: BusSide;
  readonly attachments: Attachments;
  readonly commits: CommitWatch;
  readonly submit: Submit;
  readonly resources: () => unknown;
}

function serviceContext({ core, bus, submit }: Parts): ServiceContext {
  const { settings, log, metrics, clock, health } = core;
  return { settings, log, metrics, clock, health, submit, client: bus.client };
}

/** What loading resources may use. */
export function resourcesContext(parts: Parts): ResourcesContext {
  const { databases } = parts;
  return {
    ...serviceContext(parts),
    load: async (ref) => {
      await databases.opened(ref.table.store);
      return databases.load(ref);
    },
  };
}

/** What runs beside the handlers may use. */
export function attachContext(parts: Parts): AttachContext {
  const { core, databases, commits, runtimes, resources } = parts;
  return {
    ...serviceContext(parts),
    read: () => databases.queryContext(resources()),
    watch: (table, seen) => commits.watch(table, seen),
    holds: (partition) => runtimes.holds(partition),
    held: (partition) => runtimes.held(partition),
    traced: (name, correlationId, work) =>
      spanning(core.tracing, { name, correlationId, role: 'client' }, work),
  };
}

/** What a database at work shares with the service. */
export function runtimeContext({ core, bus, commits, attachments, resources }: Parts): RuntimeContext {
  const { definition, settings, instance, clock, log, metrics, health, tracing, onStep } = core;
  return {
    instance,
    clock,
    resources,
    log,
    metrics,
    health,
    tracing,
    onStep,
    service: definition.name,
    codeVersion: CODE_VERSION,
    newId,
    batchMax: settings.BATCH_MAX,
    firstRetryMs: settings.RETRY_FIRST_MS,
    auditEveryMs: settings.STREAM_AUDIT_SECONDS * 1_000,
    syncedAfterMs: settings.NATS_SYNC_SECONDS * 1_000,
    declareStreams: () => bus.declareStreams(),
    changed: (changes) => commits.tell(changes),
    letGo: (partitions) => attachments.letGo(partitions),
    connection: () => bus.connection,
    publish: (messages) => bus.publish(messages),
  };
}
