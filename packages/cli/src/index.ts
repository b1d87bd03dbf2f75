/** Runs a whole fleet on this machine; what `yabot up` does, for tests and tools. */
export { HomeInUse, type KeptProcessState, type ProcessState, type UpFile } from './home/up-file.ts';
export { Fleet, type FleetOptions } from './up/fleet.ts';
export { ProcessGaveUp } from './up/kept-process.ts';
export type { StartWatcher } from './up/steps.ts';
