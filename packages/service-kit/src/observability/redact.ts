/** Fields that never show, wherever they stand: what people are called and write, and what opens doors. */
const HIDDEN_FIELDS = new Set(
  [
    'firstName',
    'lastName',
    'fullName',
    'username',
    'telegramId',
    'phone',
    'phoneNumber',
    'email',
    'text',
    'caption',
    'bio',
    'token',
    'botToken',
    'secret',
    'password',
    'authorization',
    'apiKey',
    'cookie',
  ].map(plain),
);
const HIDDEN = '[redacted]';
/** Deeper than anything worth a log line; also ends circles. */
const MAX_DEPTH = 6;

/** Secrets that hide within longer texts, such as the address in an error's message. */
const HIDDEN_PARTS: readonly [pattern: RegExp, instead: string][] = [
  // A bot's token, as in https://api.telegram.org/bot<token>/getMe
  [/\d{6,}:[\w-]{30,}/g, HIDDEN],
  // Name and password of a database's address
  [/(:\/\/)[^\s/@]+:[^\s/@]+@/g, `$1${HIDDEN}@`],
  [/\b(bearer)\s+[\w.~+/-]+=*/gi, `$1 ${HIDDEN}`],
];

/** The same name in camel case, snake case or upper case. */
function plain(field: string): string {
  return field.replaceAll(/[_-]/g, '').toLowerCase();
}

/** What is logged, without personal data and secrets. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Date) return value;
  if (depth === MAX_DEPTH) return '[deeper]';
  if (value instanceof Error) return redactText(value.stack ?? value.message);
  if (Array.isArray(value)) return value.map((each) => redact(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([field, each]) => [
      field,
      HIDDEN_FIELDS.has(plain(field)) ? HIDDEN : redact(each, depth + 1),
    ]),
  );
}

function redactText(text: string): string {
  return HIDDEN_PARTS.reduce((shown, [pattern, instead]) => shown.replace(pattern, instead), text);
}
