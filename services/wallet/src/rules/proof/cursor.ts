import { FIRST_PLACE, type Place } from './chains.ts';

/**
 * Where the proof of a ledger stands: chains first, then movements, then checkpoints, holds, and then the totals. A proof
 * of what is new goes through new checkpoints instead, and through what waits for one.
 */
export type ProofCursor = {
  readonly done: number;
  /** How many entries the checkpoint sealed after which everything is new; 0 for a proof of all. */
  readonly skipped: number;
} & (
  | { readonly stage: 'sealed'; readonly after: number }
  | { readonly stage: 'waiting'; readonly after: string }
  | { readonly stage: 'chains'; readonly place: Place }
  | { readonly stage: 'movements'; readonly after: string }
  | { readonly stage: 'checkpoints'; readonly after: number }
  | { readonly stage: 'holds'; readonly after: string }
  | { readonly stage: 'totals' }
);

export const PROOF_START: ProofCursor = { stage: 'chains', place: FIRST_PLACE, done: 0, skipped: 0 };

export function encodeCursor(cursor: ProofCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** The cursor in a text, or nothing when there is none in it. */
export function decodeCursor(text: string): ProofCursor | undefined {
  const cursor = parse(Buffer.from(text, 'base64url').toString());
  return isCursor(cursor) ? cursor : undefined;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function isCursor(value: unknown): value is ProofCursor {
  const { stage, done, skipped, after, place } = Object(value) as Record<string, unknown>;
  if (!isCount(done) || !isCount(skipped)) return false;
  if (stage === 'chains') return isPlace(place);
  if (stage === 'movements' || stage === 'holds' || stage === 'waiting') return typeof after === 'string';
  if (stage === 'checkpoints' || stage === 'sealed') return isCount(after);
  return stage === 'totals';
}

function isPlace(value: unknown): value is Place {
  const { account, sequence, closed } = Object(value) as Record<string, unknown>;
  return typeof account === 'string' && isCount(sequence) && typeof closed === 'boolean';
}
