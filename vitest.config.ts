import { readFileSync, statfsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const GIBIBYTE = 2 ** 30;

// Tests read English, whatever the terminal speaks.
process.env.LC_ALL = 'en_GB.UTF-8';
// Processes that tests start find here what those before them have compiled.
process.env.NODE_COMPILE_CACHE ||= `${import.meta.dirname}/node_modules/.cache/yabot`;
// Nobody cuts the power of a test: its files lie in memory where there is room, and wait for no disk.
if (hasRoomInMemory()) process.env.TMPDIR ||= '/dev/shm';

function hasRoomInMemory(): boolean {
  try {
    const mount = readFileSync('/proc/mounts', 'utf8').match(/^\S+ \/dev\/shm .*$/m)?.[0] ?? 'noexec';
    const { bavail, bsize } = statfsSync('/dev/shm');
    return !mount.includes('noexec') && bavail * bsize > 4 * GIBIBYTE;
  } catch {
    return false;
  }
}

/** What takes long, longest first: whole fleets and the kit's faults, then what needs servers. */
const LONG = [/^(tests\/(e2e|chaos)|packages\/(cli|service-kit))\/.*\.int\.test\.ts$/, /\.int\.test\.ts$/];

function rankOf({ moduleId }: TestSpecification): number {
  const path = moduleId.slice(import.meta.dirname.length + 1);
  const rank = LONG.findIndex((pattern) => pattern.test(path));
  return rank === -1 ? LONG.length : rank;
}

/** A long file that begins last keeps everybody waiting. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

/** Runs the TypeScript sources as they are; a test that needs a server is named *.int.test.ts and starts it itself. */
export default defineConfig({
  test: {
    include: ['{packages,services,tests}/**/*.test.ts'],
    setupFiles: ['tests/shared/properties.ts'],
    // Node loads each module once a worker, as a service does once a process.
    isolate: false,
    experimental: { viteModuleRunner: false },
    // Half of the time they wait for servers.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    // What ends these is a fault, never a machine that is busy.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    sequence: { hooks: 'list', sequencer: LongestFirst },
    reporters: [['default', { summary: false }]],
  },
});
