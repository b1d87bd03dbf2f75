import { COMMON_REFUSALS, type Envelope } from '@yabot/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { Outcome } from '../batch/item.ts';
import { type Answer, parseAnswer } from '../bus/answer.ts';
import type { CommandHandler } from '../definitions/handlers.ts';
import { correlation } from '../observability/correlation.ts';
import type { ServiceDefinition } from './definition.ts';
import { replyOf } from './endpoints.ts';
import { commandInboxId, fingerprint } from './intake.ts';
import type { StoreRuntime } from './store-runtime.ts';
import type { Submit } from './submit.ts';

/** Hands commands to a service in its own process. */
export function submitter(
  definition: ServiceDefinition,
  runtimeOf: (handler: CommandHandler) => StoreRuntime | undefined,
  clock: () => Date,
): Submit {
  const handlers = new Map((definition.accepts ?? []).map((handler) => [handler.message.type, handler]));
  const submit = (command: Parameters<Submit>[0]): Promise<Answer<unknown>> => {
    const handler = handlers.get(command.definition.type);
    if (!handler) throw new Error(`${definition.name} does not accept ${command.definition.type}`);
    const runtime = runtimeOf(handler);
    if (!runtime) return Promise.resolve(unavailable(definition.name));
    return new Promise((resolve) => {
      runtime.loop.push({
        ...itemOf(command, handler, clock()),
        settle: (outcome: Outcome) => resolve(parseAnswer(replyOf(outcome, definition.name))),
      });
    });
  };
  return submit as Submit;
}

function itemOf({ data, key, definition }: Parameters<Submit>[0], handler: CommandHandler, now: Date) {
  const id = uuidv7();
  const around = correlation();
  const entity = definition.entity(data);
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
  const parsed = handler.message.schema.safeParse(data);
  const [issue] = parsed.error?.issues ?? [];
  return {
    envelope,
    entity,
    handler,
    data: parsed.data,
    raw: '',
    inboxId: commandInboxId(definition, key),
    fingerprint: fingerprint(data),
    replay: false,
    waited: true,
    attempts: 0,
    ...(parsed.success ? {} : { poison: { code: 'schema-mismatch', reason: String(issue?.message) } }),
  };
}

function unavailable(service: string): Answer<never> {
  return { ok: false, refusal: { code: COMMON_REFUSALS.unavailable.code, details: { service } } };
}
