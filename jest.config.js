import { readFileSync, statfsSync } from 'node:fs';

// Tests read English, whatever the terminal speaks.
process.env.LC_ALL = 'en_GB.UTF-8';
// Processes that tests start find here what those before them have compiled.
process.env.NODE_COMPILE_CACHE ||= `${import.meta.dirname}/node_modules/.cache/yabot`;
// Nobody cuts the power of a test: its files lie in memory where there is room, and wait for no disk.
if (hasRoomInMemory()) process.env.TMPDIR ||= '/dev/shm';

function hasRoomInMemory() {
  try {
    const mount = readFileSync('/proc/mounts', 'utf8').match(/^\S+ \/dev\/shm .*$/m)?.[0] ?? 'noexec';
    const { bavail, bsize } = statfsSync('/dev/shm');
    return !mount.includes('noexec') && bavail * bsize > 4 * 2 ** 30;
  } catch {
    return false;
  }
}

/** Runs the TypeScript sources as they are; a test that needs a server is named *.int.test.ts and starts it itself. */
export default {
  testEnvironment: 'node',
  testSequencer: '<rootDir>/jest.sequencer.js',
  roots: ['<rootDir>/packages', '<rootDir>/services', '<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  testTimeout: 60_000,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
};
