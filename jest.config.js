// Tests read English, whatever the terminal speaks.
process.env.LC_ALL = 'en_GB.UTF-8';
// Processes that tests start find here what those before them have compiled.
process.env.NODE_COMPILE_CACHE ||= `${import.meta.dirname}/node_modules/.cache/yabot`;

/** Runs the TypeScript sources as they are; a test that needs a server is named *.int.test.ts and starts it itself. */
export default {
  testEnvironment: 'node',
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
