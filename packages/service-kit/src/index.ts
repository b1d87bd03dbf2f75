export type { Answer, CommonCode } from './bus/answer.ts';
export type { Client } from './bus/client.ts';
export { DEFAULT_STREAM_LIMITS, ensureStreams, type StreamLimits, streamConfigs } from './bus/streams.ts';
export {
  type Accepted,
  accept,
  type Buried,
  type Decision,
  type DecisionContext,
  type Received,
  type Refused,
  refuse,
} from './definitions/decision.ts';
export {
  type CommandHandler,
  command,
  type EventHandler,
  type Job,
  job,
  on,
  type QueryContext,
  type QueryHandler,
  query,
} from './definitions/handlers.ts';
export { type Sweep, sweep } from './definitions/sweep.ts';
export { type Correlation, correlation, withCorrelation } from './observability/correlation.ts';
export type { DependencyHealth, Health, HealthStatus, LastFault } from './observability/health.ts';
export { pathOf } from './observability/health-server.ts';
export { type Log, openLog } from './observability/log.ts';
export type { Metrics } from './observability/metrics.ts';
export {
  exportingPerson,
  forgettingPerson,
  type KeptOfPerson,
  keptOfPerson,
} from './persons/kept-of-person.ts';
export type { Submit } from './requests/submit.ts';
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
export { EXIT, runService } from './service/run-service.ts';
export { type RunningService, type StartOptions, startService } from './service/start-service.ts';
export { type CommonSettings, SettingsError } from './settings/settings.ts';
export { type Collection, collection, type DocumentMigration } from './store/documents/collection.ts';
export type { DocumentQuery, Documents } from './store/documents/query.ts';
export { packing } from './store/mongo/packing.ts';
export { type SqlMigration, type SqlTable, type StoredRow, sqlTable } from './store/sql/table.ts';
export { SchemaFromFuture } from './store/store.ts';
export type { Change, Lookup, RowRef, Table } from './store/table.ts';
