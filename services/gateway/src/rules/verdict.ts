/** How a call to Telegram ended, as it answered or as the network did. */
export type CallEnd =
  | { readonly ok: true; readonly messageId?: number; readonly result?: unknown }
  | {
      readonly ok: false;
      /** Absent when no answer came. */
      readonly code?: number;
      readonly description: string;
      /** Seconds. */
      readonly retryAfter?: number;
    };

/** What follows from it. */
export type Verdict =
  | { readonly kind: 'sent'; readonly messageId?: number; readonly result?: unknown }
  /** Telegram asks to wait so many milliseconds. */
  | { readonly kind: 'wait'; readonly milliseconds: number }
  /** Telegram or the way there is disturbed: later again. */
  | { readonly kind: 'again'; readonly reason: string }
  /** Nobody can say the names in it now: later again, and nothing is wrong with Telegram. */
  | { readonly kind: 'unnamed' }
  /** Whoever the message is for does not take any. */
  | { readonly kind: 'blocked' }
  /** The picture is not taken as it was sent: at its next turn in another way, with no picture when it is plain. */
  | { readonly kind: 'anew'; readonly plain: boolean; readonly reason: string }
  /** The message to edit is gone, or shows a picture: a new one says the same. */
  | { readonly kind: 'send-new' }
  /** It will never be taken. */
  | { readonly kind: 'refused'; readonly code: string; readonly reason: string };

/** 401 and 404 are about the token: nothing is wrong with the message. */
const ABOUT_THE_BOT = new Set([401, 404]);
const NOT_EDITABLE =
  /message to edit not found|message can't be edited|no text in the message to edit|MESSAGE_ID_INVALID/i;
const UNCHANGED = /message is not modified/i;

export function verdictOn(
  end: CallEnd,
  message: { readonly userId: string | null; readonly method: string },
): Verdict {
  if (end.ok) {
    const { ok: _, ...answer } = end;
    return { kind: 'sent', ...answer };
  }
  const { code, description, retryAfter } = end;
  if (code === 429) return { kind: 'wait', milliseconds: (retryAfter ?? 1) * 1_000 };
  if (code === undefined || code >= 500 || ABOUT_THE_BOT.has(code)) {
    return { kind: 'again', reason: description };
  }
  if (UNCHANGED.test(description)) return { kind: 'sent' };
  if (code === 403 && message.userId) return { kind: 'blocked' };
  if (message.method === 'editMessageText' && NOT_EDITABLE.test(description)) return { kind: 'send-new' };
  return { kind: 'refused', code: `telegram-${code}`, reason: description };
}
