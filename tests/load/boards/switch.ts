import type { AttachContext, Attachment } from '@yabot/service-kit';

/** Lets the boards rest, and has them followed again. */
export const RESTS: NodeJS.Signals = 'SIGUSR2';
export const FOLLOWS: NodeJS.Signals = 'SIGWINCH';

type Attach<Settings> = (context: AttachContext<Settings>) => Promise<Attachment>;

/** The same attachment, which is told nothing and for which no time passes while it rests. */
export function switchedBy<Settings>(
  signals: NodeJS.EventEmitter,
  attach: Attach<Settings>,
): Attach<Settings> {
  return (context) => {
    let restsSince: Date | undefined;
    signals.on(RESTS, () => {
      restsSince = context.clock();
    });
    signals.on(FOLLOWS, () => {
      restsSince = undefined;
    });
    return attach({
      ...context,
      clock: () => restsSince ?? context.clock(),
      watch: (table, seen) => context.watch(table, (rows) => restsSince ?? seen(rows)),
    });
  };
}
