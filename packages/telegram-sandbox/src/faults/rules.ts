import { z } from 'zod';

const probability = z.number().min(0).max(1).optional();
const next = z.int().min(1).optional();
/** The method it concerns, or all of them. */
const method = z.string().optional();
const chatId = z.int().optional();
const when = { method, chatId, probability, next };

/**
 * What shall go wrong. With `next` it happens to the next so many matching calls, with `probability` by seeded
 * chance, with neither always, until it is removed.
 */
export const FaultRule = z.discriminatedUnion('kind', [
  /** 429 with `retry_after` seconds. Calls before it ended count as violations. */
  z.strictObject({
    kind: z.literal('retry_after'),
    seconds: z.int().min(1),
    /** Each time a number by chance from `seconds` up to this. */
    upTo: z.int().min(1).optional(),
    ...when,
  }),
  /** An error of Telegram's servers, such as 500 or 502. */
  z.strictObject({
    kind: z.literal('server_error'),
    status: z.int().min(500).max(599).default(502),
    ...when,
  }),
  /** 403 with a description of your choice. */
  z.strictObject({
    kind: z.literal('forbidden'),
    description: z.string().default('Forbidden: bot was blocked by the user'),
    ...when,
  }),
  /** 400 with a description: it will never be taken. */
  z.strictObject({
    kind: z.literal('bad_request'),
    description: z.string().default("Bad Request: can't parse entities"),
    ...when,
  }),
  /** The connection breaks before Telegram did anything. */
  z.strictObject({ kind: z.literal('reset'), ...when }),
  /** The answer comes late. */
  z.strictObject({ kind: z.literal('slow'), delayMs: z.int().min(1), ...when }),
  /** Telegram does it, but the answer never comes: the connection breaks after `delayMs`. */
  z.strictObject({ kind: z.literal('lost_answer'), delayMs: z.int().min(0).default(0), ...when }),
  /** A webhook update is delivered `times` times more. */
  z.strictObject({
    kind: z.literal('duplicate_update'),
    times: z.int().min(1).default(1),
    probability,
    next,
  }),
  /** The bot's 200 to a webhook update is lost, so the update comes again. */
  z.strictObject({ kind: z.literal('lost_webhook_answer'), probability, next }),
]);

/** A rule as it is written; defaults may be left out. */
export type FaultRuleInput = z.input<typeof FaultRule>;
export type FaultRule = z.output<typeof FaultRule>;

/** The rules that concern a call of the bot. */
export type CallFault = Exclude<FaultRule, { kind: 'duplicate_update' | 'lost_webhook_answer' }>;
