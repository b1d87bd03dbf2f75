import type { Msg, NatsConnection } from '@nats-io/nats-core';

/** An instance of a service, as it answers the PING of the NATS services protocol. */
export interface Presence {
  readonly name: string;
  readonly version: string;
  /** `<host>/<process id>/<id>` */
  readonly instance: string;
  /** Where its health answers; absent when it does not tell. */
  readonly healthUrl?: string;
}

/** How long to listen for answers: at most, and after the last one. */
export interface Patience {
  readonly maxMs: number;
  readonly quietMs: number;
}

/** Asks which instances of the fleet, or of one service, are there. */
export async function pingServices(
  connection: NatsConnection,
  { maxMs, quietMs }: Patience,
  name?: string,
): Promise<Presence[]> {
  const subject = name ? `$SRV.PING.${name}` : '$SRV.PING';
  const found: Presence[] = [];
  try {
    const replies = await connection.requestMany(subject, '', {
      strategy: 'stall',
      maxWait: maxMs,
      stall: quietMs,
    });
    for await (const reply of replies) found.push(...presenceIn(reply));
  } catch {
    // Nobody is there to answer.
  }
  return found;
}

function presenceIn(reply: Msg): Presence[] {
  try {
    const { name, version, id, metadata } = reply.json<{
      name: string;
      version: string;
      id: string;
      metadata?: { instance?: string; health?: string };
    }>();
    if (!name) return [];
    const { instance = id, health } = metadata ?? {};
    return [{ name, version, instance, ...(health ? { healthUrl: health } : {}) }];
  } catch {
    return [];
  }
}

/** The process of an instance. */
export function processIdOf({ instance }: Presence): number {
  return Number(instance.split('/')[1]);
}
