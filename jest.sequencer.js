import Sequencer from '@jest/test-sequencer';

/** What takes long, longest first: whole fleets and the kit's faults, then what needs servers. */
const LONG = [/^\/(tests\/(e2e|chaos)|packages\/(cli|service-kit))\/.*\.int\.test\.ts$/, /\.int\.test\.ts$/];

function rankOf(path) {
  const rank = LONG.findIndex((pattern) => pattern.test(path.slice(import.meta.dirname.length)));
  return rank === -1 ? LONG.length : rank;
}

/** A long file that begins last keeps everybody waiting: where nobody knows yet how long each takes, its kind tells. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    return sorted.toSorted((a, b) => rankOf(a.path) - rankOf(b.path));
  }
}
