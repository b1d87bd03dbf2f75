import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Faults } from '../faults/faults.ts';
import type { CallFault } from '../faults/rules.ts';
import { BodyError, readBody } from '../http/body.ts';
import { methodNotFound, TelegramError, tooManyRequests, unauthorized } from '../telegram/errors.ts';
import type { BotContext } from './context.ts';
import { type Method, RawJson } from './method.ts';
import { METHODS } from './methods/index.ts';
import { type CallInput, callInput } from './params.ts';

const MAX_BODY = 55 * 1024 * 1024;
const NEVER = new AbortController().signal;

/** What a caller gets: an answer, or a broken connection. */
type Outcome = { json: string; status: number; retryAfter?: number } | 'broken';

/** The Bot API itself: checks the token, finds the method, lets faults and limits strike, does the work, logs it. */
export class BotApiEndpoint {
  private readonly token: string;
  private readonly context: BotContext;
  private readonly faults: Faults;
  private readonly clock: () => number;

  constructor(token: string, context: BotContext, faults: Faults, clock: () => number) {
    this.token = token;
    this.context = context;
    this.faults = faults;
    this.clock = clock;
    context.webhook.onReply = (body) => void this.replied(body);
  }

  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: string,
  ): Promise<void> {
    const slash = path.lastIndexOf('/');
    const token = path.slice('/bot'.length, slash);
    const name = path.slice(slash + 1);
    const gone = name.toLowerCase() === 'getupdates' ? goneSignal(response) : NEVER;
    const outcome = await this.outcome(name, token, () => input(request, query), gone);
    if (outcome === 'broken') response.destroy();
    else answer(response, outcome);
  }

  private async outcome(
    name: string,
    token: string,
    read: () => Promise<CallInput>,
    gone: AbortSignal,
  ): Promise<Outcome> {
    let chatId: number | undefined;
    let violation = false;
    let files = 0;
    const method = METHODS.get(name.toLowerCase());
    const log = (error?: TelegramError) =>
      this.log(method?.name ?? name, { chatId, violation, files }, error);
    try {
      if (token !== this.token) throw unauthorized();
      const given = await read();
      if (!method) throw methodNotFound();
      chatId = chatOf(given);
      files = given.files.size;
      const wait = this.faults.waitLeft(method.name, chatId, method.sends);
      violation = wait?.known ?? false;
      if (wait) throw tooManyRequests(wait.seconds);
      const fault = this.faults.set.strike(method.name, chatId);
      const result = await this.struck(fault, method, chatId, () => this.run(method, given, chatId, gone));
      if (result === 'broken') {
        log(new TelegramError(0, `Fault: ${fault?.kind}`));
        return 'broken';
      }
      log();
      return { status: 200, json: `{"ok":true,"result":${result}}` };
    } catch (error) {
      const refusal = asRefusal(error);
      log(refusal);
      return refused(refusal);
    }
  }

  private async run(
    method: Method,
    given: CallInput,
    chatId: number | undefined,
    gone: AbortSignal,
  ): Promise<string> {
    const work = method.prepare(this.context, given, gone);
    const over = method.sends && chatId !== undefined ? this.faults.overLimit(chatId) : undefined;
    if (over) throw over;
    const result = await work();
    return result instanceof RawJson ? result.json : JSON.stringify(result);
  }

  private async struck(
    fault: CallFault | undefined,
    method: Method,
    chatId: number | undefined,
    run: () => Promise<string>,
  ): Promise<string | 'broken'> {
    if (!fault) return run();
    switch (fault.kind) {
      case 'retry_after':
        throw this.faults.retryAfter(fault.seconds, faultScope(method, chatId));
      case 'server_error':
        throw new TelegramError(fault.status, SERVER_ERRORS[fault.status] ?? 'Internal Server Error');
      case 'forbidden':
        throw new TelegramError(403, fault.description);
      case 'bad_request':
        throw new TelegramError(400, fault.description);
      case 'reset':
        return 'broken';
      case 'slow':
        await delay(fault.delayMs);
        return run();
      case 'lost_answer':
        await run();
        await delay(fault.delayMs);
        return 'broken';
      default:
        return fault satisfies never;
    }
  }

  private log(
    method: string,
    { chatId, files, violation }: { chatId: number | undefined; files: number; violation: boolean },
    error?: TelegramError,
  ): void {
    this.faults.log.add({
      at: this.clock(),
      method,
      ...(chatId !== undefined && { chatId }),
      ...(files > 0 && { files }),
      ok: error === undefined,
      ...(error && { errorCode: error.code, description: error.message }),
      violation,
    });
  }

  /** A call that came as the answer to a webhook update; its outcome is told to nobody, as in Telegram. */
  private async replied(body: string): Promise<void> {
    const params = parsedReply(body);
    if (!params) return;
    const { method, ...rest } = params;
    const given = async () => ({ params: rest, files: new Map() });
    await this.outcome(String(method), this.token, given, NEVER);
  }
}

const SERVER_ERRORS: Record<number, string> = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

const faultScope = (method: Method, chatId: number | undefined) =>
  chatId === undefined ? `method ${method.name}` : `method ${method.name} chat ${chatId}`;

const NOT_BY_WEBHOOK = /^(?:get|deletewebhook$|setwebhook$|close$|logout$)/i;

function parsedReply(body: string): Record<string, unknown> | undefined {
  try {
    const params = JSON.parse(body) as Record<string, unknown>;
    return typeof params.method === 'string' && !NOT_BY_WEBHOOK.test(params.method) ? params : undefined;
  } catch {
    return undefined;
  }
}

async function input(request: IncomingMessage, query: string): Promise<CallInput> {
  return callInput(request, query, await readBody(request, MAX_BODY));
}

function chatOf({ params }: CallInput): number | undefined {
  const chatId = Number(params.chat_id);
  return params.chat_id === undefined || Number.isNaN(chatId) ? undefined : chatId;
}

function asRefusal(error: unknown): TelegramError {
  if (error instanceof TelegramError) return error;
  if (error instanceof BodyError) return new TelegramError(error.status, error.message);
  // A fault of the sandbox itself; its message helps whoever mends it.
  return new TelegramError(
    500,
    `Internal Server Error: ${error instanceof Error ? error.message : String(error)}`,
  );
}

function refused({ code, message, parameters }: TelegramError): Outcome {
  const json = JSON.stringify({
    ok: false,
    error_code: code,
    description: message,
    ...(parameters && { parameters }),
  });
  return { status: code, json, ...(parameters?.retry_after && { retryAfter: parameters.retry_after }) };
}

function answer(response: ServerResponse, { status, json, retryAfter }: Exclude<Outcome, 'broken'>): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(json),
    ...(retryAfter && { 'retry-after': String(retryAfter) }),
  });
  response.end(json);
}

function goneSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableEnded) controller.abort();
  });
  return controller.signal;
}

async function delay(ms: number): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });
}
