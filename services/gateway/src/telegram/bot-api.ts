import type { SendMethod } from '@yabot/contracts';
import { Api, GrammyError, type Transformer } from 'grammy';
import type { GatewaySettings } from '../config.ts';
import type { GatewayMetrics } from '../metrics.ts';
import type { CallEnd } from '../rules/verdict.ts';
import { post } from './post.ts';

/** A call that takes longer was lost on the way. */
const TIMEOUT_SECONDS = 20;

/** Telegram's methods, over connections that are kept. */
export type BotApi = Api['raw'];

export function openBotApi(
  { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: root }: GatewaySettings,
  calls: GatewayMetrics['calls'],
  timeoutSeconds = TIMEOUT_SECONDS,
): BotApi {
  const api = new Api(token, { apiRoot: root.replace(/\/$/, ''), timeoutSeconds, fetch: post });
  api.config.use(timed(calls));
  return api.raw;
}

/** Measures every call, however it ends. */
function timed(calls: GatewayMetrics['calls']): Transformer {
  return async (previous, method, payload, signal) => {
    const stop = calls.startTimer({ method });
    let outcome = 'no-answer';
    try {
      const answer = await previous(method, payload, signal);
      outcome = answer.ok ? 'ok' : outcomeOf(answer.error_code);
      return answer;
    } finally {
      stop({ outcome });
    }
  };
}

function outcomeOf(code: number): string {
  if (code === 429) return 'flood';
  return code >= 500 ? 'disturbed' : 'refused';
}

type AnyMethod = (payload: object) => Promise<unknown>;

/** Calls a method of the send queue; every way it can end is a value. */
export async function call(api: BotApi, method: SendMethod, payload: object): Promise<CallEnd> {
  try {
    const result = await (api[method] as unknown as AnyMethod)(payload);
    const messageId = (result as { message_id?: unknown } | null)?.message_id;
    return { ok: true, result, ...(typeof messageId === 'number' ? { messageId } : {}) };
  } catch (error) {
    return endOf(error);
  }
}

type Refused = Partial<Pick<GrammyError, 'error_code' | 'description' | 'parameters'>>;

/** How a call ended that threw. */
export function endOf(error: unknown): CallEnd & { ok: false } {
  if (!(error instanceof GrammyError)) return { ok: false, description: 'no answer from Telegram' };
  // Bot API servers that are not Telegram's may leave out what Telegram always says.
  const { error_code: code, description = 'refused without a reason', parameters } = error as Refused;
  const { retry_after: retryAfter, migrate_to_chat_id: movedTo } = parameters ?? {};
  const remedy = movedTo ? `; its id is now ${movedTo}: write that into content/community.yaml` : '';
  return {
    ok: false,
    ...(code === undefined ? {} : { code }),
    description: `${description}${remedy}`,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}
