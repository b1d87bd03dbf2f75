import type { DepthsOverTime } from '../measure/depth-recorder.ts';
import { table } from './table.ts';

/** How deep the queues were at most, under each load. */
export function depthTable(loads: readonly (readonly [string, DepthsOverTime])[]): string {
  const names = [...new Set(loads.flatMap(([, { queues }]) => Object.keys(queues)))].sort();
  return table(
    ['messages that waited, at most', ...loads.map(([load]) => load)],
    names.map((name) => [name, ...loads.map(([, { queues }]) => Math.max(0, ...(queues[name] ?? [])))]),
  );
}
