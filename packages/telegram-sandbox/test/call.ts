import type { Sandbox } from '../src/index.ts';

export interface Answer<T = Record<string, unknown>> {
  ok: boolean;
  result?: T;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number };
}

/** Calls a method as a bot would, with JSON. */
export async function call<T = Record<string, unknown>>(
  { apiRoot, token }: Pick<Sandbox, 'apiRoot' | 'token'>,
  method: string,
  params: unknown = {},
): Promise<Answer<T>> {
  const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  });
  return (await response.json()) as Answer<T>;
}

/** The refusal in Telegram's words, or "ok". */
export async function refusal(sandbox: Sandbox, method: string, params?: unknown): Promise<string> {
  const { ok, error_code, description } = await call(sandbox, method, params);
  return ok ? 'ok' : `${error_code} ${description}`;
}

export interface ApiMessage {
  message_id: number;
  text?: string;
  date: number;
  chat: { id: number };
  [field: string]: unknown;
}
