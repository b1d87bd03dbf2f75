import { cpuSecondsOf, type UsageOverTime } from '../measure/usage-recorder.ts';
import { table } from './table.ts';

/** What each process used, in all and for one reaction. */
export function usageTable(
  { processes, seconds, othersCpuSeconds }: UsageOverTime,
  reactions: number,
): string {
  const row = (name: string, cpuSeconds: number, maxRss: number | '') => [
    name,
    cpuSeconds.toFixed(1),
    `${Math.round((cpuSeconds / seconds) * 100)} %`,
    ((cpuSeconds * 1_000) / reactions).toFixed(2),
    maxRss,
  ];
  return table(
    ['process', 'CPU s', 'of a core', 'ms a reaction', 'MiB at most'],
    [
      ...processes.map(({ name, cpuSeconds, maxRssMiB }) => row(name, cpuSeconds, maxRssMiB)),
      row(
        'all of these',
        cpuSecondsOf(processes),
        processes.reduce((sum, { maxRssMiB }) => sum + maxRssMiB, 0),
      ),
      [
        'others on this machine',
        othersCpuSeconds.toFixed(1),
        `${Math.round((othersCpuSeconds / seconds) * 100)} %`,
        '',
        '',
      ],
    ],
  );
}
