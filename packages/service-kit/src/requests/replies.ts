import { COMMON_REFUSALS, type ServiceName } from '@yabot/contracts';
import type { DeadReason, Outcome } from '../batch/item.ts';
import { refusalJson } from '../bus/answer.ts';
import type { Reply } from '../middleware/middleware.ts';

/** The reply to a command, by what became of it. */
export function replyOf(outcome: Outcome, service: ServiceName): Reply {
  switch (outcome.kind) {
    case 'done': {
      const json = outcome.reply ?? '{"result":{}}';
      const fresh = json.startsWith('{"refused"') ? 'refused' : 'done';
      return { json, outcome: outcome.duplicate ? 'duplicate' : fresh };
    }
    case 'failed':
      return { json: refusalJson(outcome.refusal), outcome: 'failed' };
    case 'dead':
      return invalid(outcome.reason);
    case 'left':
      return unavailable(service);
    default:
      return outcome satisfies never;
  }
}

/** The reply to what does not fit its schema. */
export function invalid({ field = '', reason }: DeadReason): Reply {
  const details = { field, problem: reason };
  return { json: refusalJson({ code: COMMON_REFUSALS.invalidMessage.code, details }), outcome: 'invalid' };
}

/** The reply of a service whose database is not there. */
export function unavailable(service: ServiceName): Reply {
  const refusal = { code: COMMON_REFUSALS.unavailable.code, details: { service } };
  return { json: refusalJson(refusal), outcome: 'left' };
}
