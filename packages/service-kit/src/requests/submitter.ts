import type { Envelope } from '@yabot/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { Item, Outcome } from '../batch/item.ts';
import { type Answer, parseAnswer } from '../bus/answer.ts';
import type { CommandHandler } from '../definitions/handlers.ts';
import { correlation } from '../observability/correlation.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import { commandInboxId } from '../runtime/intake.ts';
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
): Submit {
  const handlers = new Map(accepts.map((handler) => [handler.message.type, handler]));
  const submit = async (command: Submitted): Promise<Answer<unknown>> => {
    const handler = handlers.get(command.definition.type);
    if (!handler) throw new Error(`${service} does not accept ${command.definition.type}`);
    const checked = checkData(command.data, handler.message.schema);
    if ('poison' in checked) return parseAnswer(invalid(checked.poison).json);
    const taker = takerOf(handler);
    if (!taker) return parseAnswer(unavailable(service).json);
    return new Promise((resolve) => {
      const settle = (outcome: Outcome) => resolve(parseAnswer(replyOf(outcome, service).json));
      taker.push(itemOf(command, checked.data, handler, clock(), settle));
    });
  };
  return submit as Submit;
}

function itemOf(
  { key, definition }: Submitted,
  data: unknown,
  handler: CommandHandler,
  now: Date,
  settle: Item['settle'],
): Item {
  const id = uuidv7();
  const around = correlation();
  const entity = definition.entity(data as never);
  const envelope: Envelope = {
    id,
    entity,
    source: definition.owner,
    type: definition.type,
    time: now.toISOString(),
    correlationId: around?.correlationId ?? id,
    idempotencyKey: key,
    ...(around ? { causationId: around.messageId } : {}),
  };
  return {
    envelope,
    entity,
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
