import { type DestinationStream, type Logger, pino } from 'pino';
import { correlation } from './correlation.ts';
import { redact } from './redact.ts';

/** Writes one JSON line per event of interest, with the correlation id and without personal data. */
export type Log = Logger;

type Fields = Record<string, unknown>;

/** The log of a service. */
export function openLog(service: string, level: string, destination?: DestinationStream): Log {
  const log = pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redact(fields) as Fields,
      },
      messageKey: 'event',
      hooks: {
        logMethod(args, method) {
          method.apply(this, args.map((arg) => (typeof arg === 'string' ? redact(arg) : arg)) as typeof args);
        },
      },
      mixin: () => {
        const { correlationId, messageId } = correlation() ?? {};
        return { ...(correlationId === undefined ? {} : { correlationId, messageId }) };
      },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  ); // A child's fields are written as they are, whatever the formatters; its own children inherit this.
  const { child } = log;
  log.child = function (this: Log, bindings: Fields, ...options: []) {
    return child.call(this, redact(bindings) as Fields, ...options);
  } as typeof log.child;
  return log;
}
