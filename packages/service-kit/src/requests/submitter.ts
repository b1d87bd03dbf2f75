import type { Envelope } from '@yabot/contracts';
import type { Item, Outcome } from '../batch/item.ts';
import { type Answer, parseAnswer } from '../bus/answer.ts';
import type { CommandHandler } from '../definitions/handlers.ts';
import { correlation } from '../observability/correlation.ts';
import { aboutMessage, type Spanned, type Tracing } from '../observability/tracing.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import { commandInboxId } from '../runtime/intake.ts';
import { newId } from '../runtime/new-id.ts';
import { checkData } from '../runtime/read-data.ts';
import type { CarryOutContext } from './carry-out.ts';
import { invalid, replyOf, unavailable } from './replies.ts';
import type { Submit } from './submit.ts';

type Submitted = Parameters<Submit>[0];

/** Hands commands to a service in its own process. */
export function submitter(
  accepts: readonly CommandHandler[],
  { service, takerOf }: CarryOutContext,
  clock: () => Date,
  tracing?: Tracing,
): Submit {
  const handlers = new Map(accepts.map((handler) => [handler.message.type, handler]));
  const submit = async (command: Submitted, { urgent = false } = {}): Promise<Answer<unknown>> => {
    const handler = handlers.get(command.definition.type);
    if (!handler) throw new Error(`${service} does not accept ${command.definition.type}`);
    const checked = checkData(command.data, handler.message.schema);
    if ('poison' in checked) return parseAnswer(invalid(checked.poison).json);
    const taker = takerOf(handler);
    if (!taker) return parseAnswer(unavailable(service).json);
    return new Promise((resolve) => {
      const envelope = envelopeOf(command, clock());
      const span = tracing?.begin(spanOf(envelope));
      const settle = (outcome: Outcome) => {
        span?.end(outcome.kind);
        resolve(parseAnswer(replyOf(outcome, service).json));
      };
      const traced = span ? { ...envelope, traceparent: span.traceparent } : envelope;
      taker.push({ ...itemOf(command, checked.data, handler, traced, settle), urgent });
    });
  };
  return submit as Submit;
}

const spanOf = (envelope: Envelope): Spanned => ({
  name: `submit ${envelope.type}`,
  role: 'internal',
  correlationId: envelope.correlationId,
  parent: correlation()?.traceparent,
  isFirst: envelope.id === envelope.correlationId,
  attributes: aboutMessage(envelope),
});

function envelopeOf({ key, definition, data }: Submitted, now: Date): Envelope {
  const id = newId();
  const around = correlation();
  return {
    id,
    entity: definition.entity(data as never),
    source: definition.owner,
    type: definition.type,
    time: now.toISOString(),
    correlationId: around?.correlationId ?? id,
    idempotencyKey: key,
    ...(around ? { causationId: around.messageId } : {}),
  };
}

function itemOf(
  { key, definition }: Submitted,
  data: unknown,
  handler: CommandHandler,
  envelope: Envelope,
  settle: Item['settle'],
): Item {
  return {
    envelope,
    entity: envelope.entity,
    handler,
    data,
    settle,
    raw: '',
    inboxId: commandInboxId(definition, key),
    fingerprint: fingerprint(data),
    replay: false,
    waited: true,
    redelivered: false,
    arrived: performance.now(),
    attempts: 0,
  };
}
