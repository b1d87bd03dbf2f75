import type { Refusal } from '@yabot/contracts';

/** What came of a command or query: a result, or a refusal with its code. Never an exception. */
export type Answer<Result, Code extends string = string> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly refusal: Refusal<Code | CommonCode> };

/** The codes with which any command or query can be refused. */
export type CommonCode =
  | 'invalid-message'
  | 'idempotency-key-reused'
  | 'service-unavailable'
  | 'internal-fault';

/** An answer from its JSON on the wire. */
export function parseAnswer<Result, Code extends string>(json: string): Answer<Result, Code> {
  const reply = JSON.parse(json) as { result: Result } | { refused: Refusal<Code> };
  return 'refused' in reply ? { ok: false, refusal: reply.refused } : { ok: true, result: reply.result };
}

/** The JSON of a refusal on the wire. */
export function refusalJson(refusal: Refusal): string {
  return JSON.stringify({ refused: refusal });
}
