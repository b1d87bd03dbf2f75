/** What Telegram adds to some refusals. */
export interface ErrorParameters {
  retry_after?: number;
  migrate_to_chat_id?: number;
}

/** A refusal in Telegram's own words; `code` is also the HTTP status. */
export class TelegramError extends Error {
  readonly code: number;
  readonly parameters: ErrorParameters | undefined;

  constructor(code: number, description: string, parameters?: ErrorParameters) {
    super(description);
    this.name = 'TelegramError';
    this.code = code;
    this.parameters = parameters;
  }
}

// Telegram lowers the first letter of a sentence, but leaves constants such as BUTTON_DATA_INVALID.
const isConstant = (text: string) => /^.[_A-Z]/.test(text);

const sentence = (prefix: string, text: string) =>
  `${prefix}: ${isConstant(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)}`;

export const badRequest = (text: string) => new TelegramError(400, sentence('Bad Request', text));

export const forbidden = (text: string) => new TelegramError(403, sentence('Forbidden', text));

export const conflict = (text: string) => new TelegramError(409, `Conflict: ${text}`);

export const unauthorized = () => new TelegramError(401, 'Unauthorized');

export const methodNotFound = () => new TelegramError(404, 'Not Found: method not found');

export const tooManyRequests = (seconds: number) =>
  new TelegramError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
