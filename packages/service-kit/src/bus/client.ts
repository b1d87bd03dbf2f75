import { type NatsConnection, headers as natsHeaders } from '@nats-io/nats-core';
import {
  COMMON_REFUSALS,
  type CommandDefinition,
  type QueryDefinition,
  requestSubject,
  type ServiceName,
  toHeaders,
} from '@yabot/contracts';
import { BrokenCircuitError } from 'cockatiel';
import { v7 as uuidv7 } from 'uuid';
import { DEADLINE_HEADER } from '../middleware/deadline.ts';
import { correlation } from '../observability/correlation.ts';
import { aboutMessage, type Spanned, spanning, type Tracing } from '../observability/tracing.ts';
import { type Answer, parseAnswer } from './answer.ts';
import { Breakers } from './breakers.ts';

/** How long a caller waits by default. */
const TIMEOUT_MS = 2_000;

/** Asks other services, each behind a circuit breaker of its own. */
export interface Client {
  /** Asks for a command to be carried out. The same key again gives the same answer. */
  ask<Data, Result, Code extends string>(
    command: CommandDefinition<Data, Result, Code>,
    data: NoInfer<Data>,
    options: { key: string; timeout?: number },
  ): Promise<Answer<Result, Code>>;
  /** Asks a query. */
  ask<Data, Result, Code extends string>(
    query: QueryDefinition<Data, Result, Code>,
    data: NoInfer<Data>,
    options?: { timeout?: number },
  ): Promise<Answer<Result, Code>>;
}

/**
 * @param source who asks
 * @param connection while it stands; without one every question is answered at once, and no service is blamed for it
 * @param asks what a service may ask by its definition; anything when left out
 */
export function openClient(
  source: string,
  connection: () => NatsConnection | undefined,
  asks?: readonly (CommandDefinition | QueryDefinition)[],
  tracing?: Tracing,
): Client {
  const breakers = new Breakers();
  const allowed = asks && new Set(asks.map(({ type }) => type));
  return {
    async ask(
      message: CommandDefinition | QueryDefinition,
      data: unknown,
      options: { key?: string; timeout?: number } = {},
    ) {
      if (allowed && !allowed.has(message.type))
        throw new Error(`${source} does not list ${message.type} under asks`);
      const standing = connection();
      if (!standing) return { ok: false, refusal: unavailable(message.owner, undefined) };
      try {
        return await breakers
          .of(message.owner)
          .execute(() => request({ connection: standing, source, tracing }, message, data, options));
      } catch (error) {
        return { ok: false, refusal: unavailable(message.owner, error) };
      }
    },
  } as Client;
}

async function request(
  {
    connection,
    source,
    tracing,
  }: { connection: NatsConnection; source: string; tracing: Tracing | undefined },
  message: CommandDefinition | QueryDefinition,
  data: unknown,
  { key, timeout = TIMEOUT_MS }: { key?: string; timeout?: number },
) {
  const headers = natsHeaders();
  const id = uuidv7();
  const around = correlation();
  const envelope = {
    id,
    source,
    type: message.type,
    time: new Date().toISOString(),
    entity: message.kind === 'command' ? message.entity(data) : id,
    correlationId: around?.correlationId ?? id,
    ...(around ? { causationId: around.messageId } : {}),
    ...(key ? { idempotencyKey: key } : {}),
  };
  for (const [name, value] of toHeaders(envelope)) headers.set(name, value);
  headers.set(DEADLINE_HEADER, String(Date.now() + timeout));
  const spanned: Spanned = {
    name: `ask ${message.type}`,
    role: 'client',
    correlationId: envelope.correlationId,
    parent: around?.traceparent,
    isFirst: !around,
    attributes: aboutMessage(envelope),
  };
  const reply = await spanning(tracing, spanned, (traceparent) => {
    if (traceparent) headers.set('traceparent', traceparent);
    return connection.request(requestSubject(message), JSON.stringify(data), { headers, timeout });
  });
  return parseAnswer(reply.string());
}

function unavailable(service: ServiceName, error: unknown) {
  const why = error instanceof BrokenCircuitError ? 'circuit-open' : 'no-answer';
  return { code: COMMON_REFUSALS.unavailable.code, details: { service, why } };
}
