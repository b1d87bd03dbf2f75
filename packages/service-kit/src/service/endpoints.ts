import type { Msg, NatsConnection } from '@nats-io/nats-core';
import { type Service, Svcm } from '@nats-io/services';
import { COMMON_REFUSALS, requestSubject, type ServiceName } from '@yabot/contracts';
import type { Outcome } from '../batch/item.ts';
import { refusalJson } from '../bus/answer.ts';
import type { CommandHandler, QueryContext, QueryHandler } from '../definitions/handlers.ts';
import { withCorrelation } from '../observability/correlation.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import { itemFrom } from './intake.ts';
import type { StoreRuntime } from './store-runtime.ts';

/** What the doors of a service need. */
export interface EndpointContext {
  readonly service: ServiceName;
  readonly summary: string;
  readonly codeVersion: string;
  /** Where health answers and the like, shown by the services protocol. */
  readonly metadata: Record<string, string>;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Undefined while the handler's database is not there yet. */
  readonly runtimeOf: (handler: CommandHandler) => StoreRuntime | undefined;
  readonly queryContext: () => QueryContext;
}

/** How long a query may take before whoever asked is told that it is not available. */
const QUERY_DEADLINE_MS = 5_000;

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
  for (const handler of commands.filter(({ message }) => !message.internal)) {
    service.addEndpoint(`command-${handler.message.name}`, {
      subject: requestSubject(handler.message),
      handler: (error, message) => {
        if (!error) takeCommand(message, handler, context);
      },
    });
  }
  for (const handler of queries) {
    service.addEndpoint(`query-${handler.message.name}`, {
      subject: requestSubject(handler.message),
      handler: (error, message) => {
        if (!error) void answerQuery(message, handler, context);
      },
    });
  }
  return service;
}

const headerOf = (message: Msg) => (name: string) => message.headers?.get(name) || undefined;

function takeCommand(message: Msg, handler: CommandHandler, context: EndpointContext) {
  const source = { header: headerOf(message), raw: message.string(), waited: true };
  const item = itemFrom(source, handler, (outcome) => {
    context.metrics.handled.inc({ type: handler.message.type, outcome: outcomeLabel(outcome) });
    message.respond(replyOf(outcome, context.service));
  });
  if (item.poison) {
    const details = { field: item.poison.field ?? '', problem: item.poison.reason };
    message.respond(refusalJson({ code: COMMON_REFUSALS.invalidMessage.code, details }));
    return;
  }
  const runtime = context.runtimeOf(handler);
  if (runtime) runtime.loop.push(item);
  else item.settle({ kind: 'left' });
}

function outcomeLabel(outcome: Outcome): string {
  if (outcome.kind !== 'done') return outcome.kind;
  if (outcome.duplicate) return 'duplicate';
  return outcome.reply?.startsWith('{"refused"') ? 'refused' : 'done';
}

/** The JSON that answers a command. */
export function replyOf(outcome: Outcome, service: ServiceName): string {
  switch (outcome.kind) {
    case 'done':
      return outcome.reply ?? '{"result":{}}';
    case 'failed':
      return refusalJson(outcome.refusal);
    case 'dead':
      return refusalJson({
        code: COMMON_REFUSALS.invalidMessage.code,
        details: { field: outcome.reason.field ?? '', problem: outcome.reason.reason },
      });
    case 'left':
      return refusalJson({ code: COMMON_REFUSALS.unavailable.code, details: { service } });
    default:
      return outcome satisfies never;
  }
}

async function answerQuery(message: Msg, handler: QueryHandler, context: EndpointContext) {
  const stopTimer = context.metrics.querySeconds.startTimer({ type: handler.message.type });
  const header = headerOf(message);
  const around = { correlationId: header('ce-correlationid') ?? '', messageId: header('ce-id') ?? '' };
  try {
    message.respond(await withCorrelation(around, () => replyToQuery(message.string(), handler, context)));
  } catch (error) {
    context.log.error({ type: handler.message.type, ...around, fault: String(error) }, 'query-failed');
    message.respond(
      refusalJson({ code: COMMON_REFUSALS.unavailable.code, details: { service: context.service } }),
    );
  } finally {
    stopTimer();
  }
}

async function replyToQuery(raw: string, handler: QueryHandler, context: EndpointContext): Promise<string> {
  const parsed = handler.message.schema.safeParse(parseJson(raw));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const details = { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' };
    return refusalJson({ code: COMMON_REFUSALS.invalidMessage.code, details });
  }
  const answer = await withDeadline(handler.answer(parsed.data, context.queryContext()));
  const refused = answer !== null && typeof answer === 'object' && 'refused' in answer;
  return JSON.stringify(refused ? answer : { result: answer });
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

async function withDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`No answer within ${QUERY_DEADLINE_MS} ms`)),
      QUERY_DEADLINE_MS,
    );
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
