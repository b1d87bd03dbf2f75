/** Runs a whole fleet on this machine; what `yabot up` does, for tests and tools. */
export { connectFleet, knownFleet } from './fleet/known-fleet.ts';
export { HomeInUse, type KeptProcessState, type ProcessState, type UpFile } from './home/up-file.ts';
export { type Proof, proveLedger } from './ledger/prove.ts';
export { runLine } from './line.ts';
export { readStatus } from './status/read-status.ts';
export { readTrace } from './trace/read-trace.ts';
export type { Trace, TraceNode } from './trace/trace.ts';
export { Fleet, type FleetOptions } from './up/fleet.ts';
export { KeptProcess, ProcessGaveUp, type Program } from './up/kept-process.ts';
export { KeptServer } from './up/kept-server.ts';
export { NATS_USERS, type NatsKeys, newSeed, publicKeysOf } from './up/nats/keys.ts';
export { definitionOf, natsUsers } from './up/nats/users.ts';
export type { StartWatcher } from './up/steps.ts';
