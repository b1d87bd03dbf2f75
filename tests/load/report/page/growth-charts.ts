import { lineChart, type Series } from '@yabot/pictures/charts';
import type { Grown } from '../../growth/growth.ts';
import type { Instances } from '../../inner/instances.ts';
import type { InnerPoint } from '../../inner/point.ts';

/** Cost of a message against users, and against events. */
export function growthCharts(grown: readonly Grown[]): string[] {
  const fewest = (of: 'users' | 'events') => Math.min(...grown.map((each) => each[of]));
  const axis = (of: 'users' | 'events', other: 'users' | 'events') =>
    grown.filter((each) => each[other] === fewest(other)).toSorted((a, b) => a[of] - b[of]);
  return (
    [
      ['users', axis('users', 'events')],
      ['events', axis('events', 'users')],
    ] as const
  ).flatMap(([of, points]) =>
    charts(
      `${of} in the fleet`,
      points.map((point) => [point[of], point] as const),
      true,
    ),
  );
}

/** The same against instances of a service. */
export const instanceCharts = (measured: readonly Instances[]): string[] =>
  charts(
    'instances of missions',
    measured.map((point) => [point.instances, point] as const),
    false,
  );

function charts(
  x: string,
  points: readonly (readonly [number, InnerPoint])[],
  logarithmicX: boolean,
): string[] {
  const series = (name: string, value: (point: InnerPoint) => number): Series => ({
    name,
    points: points.map(([at, point]) => [at, value(point)] as const),
  });
  const time = [
    series('p50', ({ latencyMs }) => latencyMs.p50),
    series('p99', ({ latencyMs }) => latencyMs.p99),
  ];
  const cpu = [series('all processes', ({ cpuMsEach }) => cpuMsEach)];
  return [
    lineChart({ title: `CPU for a message, by ${x}`, x, y: 'ms', series: cpu, logarithmicX }),
    lineChart({
      title: `Time at ${points[0]?.[1].atPerSecond}/s, by ${x}`,
      x,
      y: 'ms',
      series: time,
      logarithmicX,
    }),
  ];
}
