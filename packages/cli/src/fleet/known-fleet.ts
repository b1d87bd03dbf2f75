import type { NatsConnection } from '@nats-io/nats-core';
import { homeOf } from '../home/home.ts';
import { readUpFile, type UpFile } from '../home/up-file.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { readNatsKeys } from '../up/nats/keys.ts';
import { connectNats } from '../up/reach.ts';

/** The fleet this command is about. */
export interface KnownFleet {
  /** From `NATS_URL`, or from what `yabot up` wrote; undefined when neither tells. */
  readonly natsUrl: string | undefined;
  /** Who this is to that NATS: from `NATS_KEY`, or what the home keeps of its own server. */
  readonly natsKey: string | undefined;
  /** What the fleet of this home tells, while it runs. */
  readonly up: UpFile | undefined;
}

/** Finds the fleet: settings win over what `yabot up` wrote. */
export async function knownFleet(environment: NodeJS.ProcessEnv): Promise<KnownFleet> {
  const home = homeOf(environment);
  const found = await readUpFile(home);
  const up = found?.alive ? found.file : undefined;
  const natsUrl = environment.NATS_URL || up?.natsUrl;
  const keys = up?.natsMonitorUrl && natsUrl === up.natsUrl ? await readNatsKeys(home) : undefined;
  return { natsUrl, natsKey: environment.NATS_KEY || keys?.yabot, up };
}

/**
 * Connects to the fleet's NATS.
 * @throws CliError when no fleet is known, or when it cannot be reached
 */
export async function connectFleet(environment: NodeJS.ProcessEnv): Promise<NatsConnection> {
  const { natsUrl, natsKey } = await knownFleet(environment);
  if (!natsUrl) throw new CliError('fleet.unknown', {}, EXIT_CODES.notReachable);
  return connectNats(natsUrl, natsKey);
}

/** Does something with the fleet's NATS connection, and closes it. */
export async function withFleet<T>(work: (connection: NatsConnection) => Promise<T>): Promise<T> {
  const connection = await connectFleet(process.env);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}
