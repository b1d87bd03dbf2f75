/**
 * Finds or fetches nats-server, mongod and PostgreSQL, and runs them on this machine as children that never
 * outlive the process that started them.
 */
export { LocalServerError, type LocalServerErrorCode } from './errors.ts';
export { cacheFolder } from './find/cache.ts';
export { findServer, requireServer } from './find/find-server.ts';
export type {
  FindOptions,
  FindStep,
  FoundServer,
  MissingServer,
  ServerName,
  ServerOrigin,
} from './find/types.ts';
export { limitLog } from './run/log.ts';
export { hasMongoData, type RunningMongo, type StartMongoOptions, startMongo } from './run/mongo.ts';
export { type RunningNats, type StartNatsOptions, startNats } from './run/nats.ts';
export { NODE_ARGUMENTS, NODE_ENVIRONMENT } from './run/node.ts';
export { freePort } from './run/port.ts';
export { isMissing, type RunningPostgres, type StartPostgresOptions, startPostgres } from './run/postgres.ts';
export { becomePrimary, REPLICA_SET } from './run/replica-set.ts';
export { type Command, type Supervised, supervise } from './run/supervised.ts';
export type { RunningServer, StartOptions } from './run/types.ts';
