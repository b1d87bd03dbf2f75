import type { Bands, Measured } from '@yabot/economy-simulation';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';

const NAMES: Readonly<Record<string, keyof Measured>> = {
  growth: 'growth',
  sinks: 'sinks',
  gini: 'gini',
  'top-tenth': 'topTenth',
};

/**
 * Bands as they are given on the command line.
 * @example parseBands('growth=40,sinks=10')
 * @throws CliError for what is none
 */
export function parseBands(text: string | undefined): Partial<Bands> {
  const entries = (text ?? '').split(',').flatMap((entry) => (entry.trim() ? [entry.trim()] : []));
  return Object.fromEntries(
    entries.map((entry) => {
      const [name = '', value = ''] = entry.split('=');
      const band = NAMES[name];
      if (!band || !/^\d+(\.\d+)?$/.test(value)) {
        throw new CliError(
          'economy.no-band',
          { entry, names: Object.keys(NAMES).join(', ') },
          EXIT_CODES.usage,
        );
      }
      return [band, Number(value)];
    }),
  );
}
