import { z } from 'zod';
import type { Faults } from '../faults/faults.ts';
import type { FaultRuleInput } from '../faults/rules.ts';
import type { ControlRequest } from './control-api.ts';
import { jsonBody } from './local-only.ts';

const whole = z.coerce.number().int().optional();
const truth = z.stringbool().optional();

const callQuery = z.object({
  since: whole,
  method: z.string().optional(),
  chatId: whole,
  ok: truth,
  violation: truth,
  limit: whole,
});

const limitsInput = z.union([
  z.boolean(),
  z.strictObject({
    perSecond: z.number().positive().optional(),
    chatPerSecond: z.number().positive().optional(),
    chatBurst: z.number().min(1).optional(),
    groupPerMinute: z.number().positive().optional(),
  }),
]);

/** GET /sandbox/calls and /sandbox/calls/counts: what the bot called. */
export function callRoutes({ log }: Faults, { rest, query }: ControlRequest): unknown {
  if (rest === 'counts') return { result: { ...log.counts(), last: log.last } };
  return { result: log.calls(defined(callQuery.parse(Object.fromEntries(query)))), last: log.last };
}

/** /sandbox/faults: GET lists, POST adds, DELETE removes one or all; /limits and /seed set those. */
export async function faultRoutes(
  faults: Faults,
  { request, method, rest }: ControlRequest,
): Promise<unknown> {
  if (method === 'GET') return { rules: faults.list(), limits: limitsShown(faults) };
  if (method === 'DELETE') {
    if (rest !== undefined) return faults.remove(Number(rest));
    faults.clear();
    return true;
  }
  const body = await jsonBody(request);
  if (rest === 'seed') {
    faults.set.seed(z.int().parse(body));
    return true;
  }
  if (rest !== 'limits') return faults.add(body as FaultRuleInput);
  const limits = limitsInput.parse(body);
  faults.setLimits(typeof limits === 'boolean' ? limits : defined(limits));
  return limitsShown(faults);
}

const limitsShown = ({ limits }: Faults) => ({ enabled: limits.enabled, ...limits.settings });

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const defined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<T>;
