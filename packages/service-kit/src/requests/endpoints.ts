import type { Msg, NatsConnection } from '@nats-io/nats-core';
import { type Service, Svcm } from '@nats-io/services';
import { COMMON_REFUSALS, requestSubject } from '@yabot/contracts';
import { refusalJson } from '../bus/answer.ts';
import type { CommandHandler, QueryContext, QueryHandler } from '../definitions/handlers.ts';
import { correlation } from '../middleware/correlation.ts';
import { deadline } from '../middleware/deadline.ts';
import { faults } from '../middleware/faults.ts';
import { logging } from '../middleware/logging.ts';
import { metrics } from '../middleware/metrics.ts';
import { compose, type Middleware, type Request, type Respond } from '../middleware/middleware.ts';
import { tracing } from '../middleware/tracing.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { Tracing } from '../observability/tracing.ts';
import { answerQuery } from './answer-query.ts';
import { type CarryOutContext, carryOut } from './carry-out.ts';

/** What the doors of a service need. */
export interface EndpointContext extends CarryOutContext {
  readonly summary: string;
  readonly codeVersion: string;
  /** Where health answers and the like, shown by the services protocol. */
  readonly metadata: Record<string, string>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly tracing: Tracing | undefined;
  readonly queryContext: () => QueryContext;
  /** Whether an error means that a database is away. */
  readonly isTransient: (error: unknown) => boolean;
}

/** What every request passes through, outermost first. */
const aroundRequests = (context: EndpointContext): readonly Middleware[] => [
  metrics(context.metrics),
  tracing(context.tracing),
  correlation,
  faults(context.service, context.isTransient),
  logging(context.log),
  deadline(),
];

/** Opens a service's doors for requests, and makes it answer PING, INFO and STATS of the services protocol. */
export async function openEndpoints(
  connection: NatsConnection,
  commands: readonly CommandHandler[],
  queries: readonly QueryHandler[],
  context: EndpointContext,
): Promise<Service> {
  const service = await new Svcm(connection).add({
    name: context.service,
    version: context.codeVersion,
    description: context.summary,
    metadata: context.metadata,
    queue: context.service,
  });
  const around = aroundRequests(context);
  const open = (definition: Request['definition'], respond: Respond) => {
    const answer = compose(around, respond);
    service.addEndpoint(`${definition.kind}-${definition.name}`, {
      subject: requestSubject(definition),
      handler: (error, message) => {
        if (error) return;
        take(message, definition, answer, context).catch((fault) => {
          context.log.error({ type: definition.type, fault: String(fault) }, 'reply-lost');
        });
      },
    });
  };
  for (const handler of commands.filter(({ message }) => !message.internal)) {
    open(handler.message, carryOut(handler, context));
  }
  for (const handler of queries) open(handler.message, answerQuery(handler, context.queryContext));
  return service;
}

async function take(
  message: Msg,
  definition: Request['definition'],
  answer: Respond,
  { service }: EndpointContext,
) {
  const header = (name: string) => message.headers?.get(name) || undefined;
  const reply = await answer({ definition, header, raw: message.string() });
  if (!reply) return;
  try {
    message.respond(reply.json);
  } catch (error) {
    // One that is too long for NATS: without another one whoever asked would wait in vain.
    message.respond(refusalJson({ code: COMMON_REFUSALS.fault.code, details: { service } }));
    throw error;
  }
}
