import { createHash } from 'node:crypto';

/** What somebody is about to order, until they do or its end comes. */
export interface KeptDraft {
  readonly id: string;
  readonly userId: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** ISO 8601. */
  readonly until: string;
}

const VALID_MS = 86_400_000;
const ID_BYTES = 12;

/** The id under which an update keeps what it drafts: short, for it stands in buttons. */
export const draftIdOf = (correlationId: string): string =>
  createHash('sha256').update(correlationId).digest().subarray(0, ID_BYTES).toString('base64url');

/** A draft as it is kept. */
export const keptDraft = (
  { id, data }: Pick<KeptDraft, 'id' | 'data'>,
  userId: string,
  now: Date,
): KeptDraft => ({ id, userId, data, until: new Date(now.getTime() + VALID_MS).toISOString() });

/** What of a draft may be ordered: nothing of somebody else's, and nothing after its end. */
export const usable = (draft: KeptDraft | undefined, userId: string, now: Date) =>
  draft && draft.userId === userId && now < new Date(draft.until) ? draft.data : undefined;

/** The value of a button that orders: the draft's id, and what the button adds to it. */
export const orderValue = (value: string, draftId: string | undefined): string =>
  draftId === undefined ? value : `${draftId}.${value}`;

const DRAFTED = /^([\w-]{16})\.(.*)$/;

/** Takes the value of a button apart. */
export function readOrderValue(value: string): { readonly draftId?: string; readonly value: string } {
  const [, draftId, rest = ''] = DRAFTED.exec(value) ?? [];
  return draftId ? { draftId, value: rest } : { value };
}
