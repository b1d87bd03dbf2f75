export type { Answer } from './bus/answer.ts';
export type { Client } from './bus/client.ts';
export { DEFAULT_STREAM_LIMITS, ensureStreams, streamConfigs } from './bus/streams.ts';
export {
  accept,
  type Decision,
  type DecisionContext,
  type Refused,
  refuse,
} from './definitions/decision.ts';
export {
  type CommandHandler,
  command,
  type EventHandler,
  job,
  on,
  type QueryContext,
  query,
} from './definitions/handlers.ts';
export { type Sweep, sweep } from './definitions/sweep.ts';
export { withCorrelation } from './observability/correlation.ts';
export type { DependencyHealth, Health, HealthStatus, LastFault } from './observability/health.ts';
export { pathOf } from './observability/health-server.ts';
export { type Log, openLog } from './observability/log.ts';
export type { Metrics } from './observability/metrics.ts';
export {
  exportingPerson,
  forgettingPerson,
  keptOfPerson,
} from './persons/kept-of-person.ts';
export { accessOf } from './service/access.ts';
export {
  type AttachContext,
  type Attachment,
  defineService,
  type ResourcesContext,
  type ResourcesInUse,
  type ServiceContext,
  type ServiceDefinition,
} from './service/definition.ts';
export { runService } from './service/run-service.ts';
export { type RunningService, startService } from './service/start-service.ts';
export { SettingsError } from './settings/settings.ts';
export { type Collection, collection, type DocumentMigration } from './store/documents/collection.ts';
export { packing } from './store/mongo/packing.ts';
export { type SqlMigration, type SqlTable, type StoredRow, sqlTable } from './store/sql/table.ts';
export type { Change, Lookup, RowRef, Table } from './store/table.ts';
