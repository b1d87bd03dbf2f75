import { lineChart } from '@yabot/pictures/charts';
import type { DepthsOverTime } from '../../measure/depth-recorder.ts';
import type { Report } from '../report.ts';

/** How deep the queues were over time, under each load. */
export function depthCharts({ inner, whole, withLimits }: Report): string[] {
  const loads: (readonly [string, DepthsOverTime])[] = [];
  if (inner) {
    const { flatOut, paced } = inner.batched;
    loads.push(...paced.map(({ perSecond, depths }) => [`Inner path, ${perSecond}/s`, depths] as const));
    loads.push(['Inner path, flat out', flatOut.depths]);
  }
  if (whole) {
    loads.push(
      ...whole.paced.map(({ shape, depths }) => [`Whole path, ${shape.perSecond}/s`, depths] as const),
    );
    loads.push(['Whole path, flat out', whole.flatOut.depths]);
  }
  if (withLimits) loads.push(["With Telegram's limits", withLimits.depths]);
  return loads.map(([name, depths]) => depthChart(name, depths));
}

/** The deepest queues first, so that those are left out that were next to empty. */
function depthChart(title: string, { seconds, queues }: DepthsOverTime): string {
  const deepest = Object.entries(queues).toSorted(([, a], [, b]) => Math.max(...b) - Math.max(...a));
  return lineChart({
    title,
    x: 'seconds',
    y: 'messages that wait',
    series: deepest.map(([name, depths]) => ({
      name,
      points: depths.map((depth, index) => [seconds[index]!, depth] as const),
    })),
  });
}
