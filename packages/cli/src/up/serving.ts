import type { NatsConnection } from '@nats-io/nats-core';
import { answers } from '../fleet/http.ts';
import { pingServices, processIdOf } from '../fleet/ping.ts';
import { pause } from './pause.ts';

const POLL_MS = 50;
const ANSWER_MS = 1_000;
const PATIENCE = { maxMs: 500, quietMs: 50 };

/** Waits until the process of a service says that it is ready, and tells where its health answers. */
export async function serviceServes(
  connection: NatsConnection,
  name: string,
  pid: number,
  signal: AbortSignal,
): Promise<string> {
  for (;;) {
    signal.throwIfAborted();
    const present = await pingServices(connection, PATIENCE, name);
    const url = present.find((instance) => processIdOf(instance) === pid)?.healthUrl;
    if (url && (await answers(`${url}/health/ready`, ANSWER_MS))) return url;
    await pause(POLL_MS, signal);
  }
}

/** Waits until a page answers. */
export async function pageServes(url: string, signal: AbortSignal): Promise<void> {
  while (!(await answers(url, ANSWER_MS))) {
    signal.throwIfAborted();
    await pause(POLL_MS, signal);
  }
}
