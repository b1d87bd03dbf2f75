import { type DestinationStream, type Logger, pino } from 'pino';
import { correlation } from './correlation.ts';

/** Writes one JSON line per event of interest, with the correlation id and without personal data. */
export type Log = Logger;

/** Never written, wherever they stand in what is logged. */
const PERSONAL = [
  'token',
  'text',
  'firstName',
  'lastName',
  'username',
  'telegramId',
  'first_name',
  'last_name',
];

/** The log of a service. */
export function openLog(service: string, level: string, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      messageKey: 'event',
      redact: { paths: PERSONAL.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
      mixin: () => ({ ...correlation() }),
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}
