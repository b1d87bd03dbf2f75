import type { Sums } from '../journeys/sums.ts';

export const sumsText = ({ right, wrong }: Sums) =>
  right ? '  Sums right; nothing lost, nothing doubled.' : ['  WRONG:', ...wrong].join('\n    ');
