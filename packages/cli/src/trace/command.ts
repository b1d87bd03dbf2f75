import type { NatsConnection } from '@nats-io/nats-core';
import { withFleet } from '../fleet/known-fleet.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { t } from '../terminal/messages.ts';
import { say, sayJson } from '../terminal/output.ts';
import { Progress } from '../terminal/progress.ts';
import { latestChain, latestChainOf } from './latest.ts';
import { readTrace } from './read-trace.ts';
import { showTrace } from './show-trace.ts';

const MINUTE_MS = 60_000;
/** A chain that was held up, by a server that was away, may begin late; once begun, it goes on within seconds. */
const USUAL = { withinMs: 60 * MINUTE_MS, quietMs: 2 * MINUTE_MS };

/** What `yabot trace` can be told. */
export interface TraceOptions {
  readonly last?: boolean;
  readonly user?: string;
  /** Minutes; all of them are looked through. */
  readonly within?: number;
  readonly json?: boolean;
}

/** `yabot trace`: everything one action led to, across services. */
export async function trace(id: string | undefined, options: TraceOptions): Promise<number> {
  if (!id && !options.last && !options.user) throw new CliError('trace.which', {}, EXIT_CODES.usage);
  return withFleet(async (connection) => {
    const wanted = id ?? (await latest(connection, options.user));
    const bar = new Progress(t('trace.looking'));
    const found = await readTrace(connection, {
      id: wanted,
      ...(options.within ? { withinMs: options.within * MINUTE_MS } : USUAL),
      progress: bar.at,
    });
    bar.end();
    if (!found) throw new CliError('trace.nothing', { id: wanted });
    if (options.json) sayJson(found);
    else say(showTrace(found).join('\n'));
    return EXIT_CODES.ok;
  });
}

async function latest(connection: NatsConnection, user: string | undefined): Promise<string> {
  const found = user ? await latestChainOf(connection, user, new Date()) : await latestChain(connection);
  if (found) return found;
  throw user ? new CliError('trace.nothing-of-user', { user }) : new CliError('trace.nothing-yet');
}
