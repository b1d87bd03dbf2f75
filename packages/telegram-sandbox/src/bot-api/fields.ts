import { z } from 'zod';

/**
 * The building blocks of the methods' parameters. As in Telegram, forms bring everything as text and numbers may be
 * written as text; a parameter of another type is refused in Telegram's words.
 */

const wrongType = (name: string, type: string) => `Field "${name}" must be of type ${type}`;

/** Text; absent means empty, which the methods refuse in their own words. */
export const text = (name: string) => z.string({ error: wrongType(name, 'String') }).default('');

export const optionalText = (name: string) => z.string({ error: wrongType(name, 'String') }).optional();

const INTEGER = /^-?\d{1,16}$/;

const toInteger = (value: unknown) =>
  typeof value === 'string' && INTEGER.test(value.trim()) ? Number(value) : value === '' ? undefined : value;

export const optionalInteger = (name: string) =>
  z.preprocess(toInteger, z.int({ error: `Field "${name}" must be a Number` }).optional());

/** A whole number within bounds; what is outside is moved to the nearest bound, as Telegram does. */
export const clamped = (name: string, { min, max, by }: { min: number; max: number; by: number }) =>
  optionalInteger(name).transform((value) => Math.min(max, Math.max(min, value ?? by)));

const YES = new Set(['true', 'yes', '1']);

const toBoolean = (value: unknown) =>
  typeof value === 'string'
    ? YES.has(value.trim().toLowerCase())
    : typeof value === 'number'
      ? value !== 0
      : value;

export const optionalBoolean = (name: string) =>
  z.preprocess(toBoolean, z.boolean({ error: wrongType(name, 'Boolean') }).optional());

/** A chat by number or @name; Telegram says "chat not found" to everything that is neither. */
export const chatId = z
  .union([z.number(), z.string()], { error: 'Chat not found' })
  .optional()
  .transform((value, context) => {
    if (value === undefined || value === '') return refuse(context, 'Chat_id is empty');
    if (typeof value === 'number' || value.startsWith('@')) return value;
    return INTEGER.test(value.trim()) ? Number(value) : refuse(context, 'Chat not found');
  });

/** An id in a message's chat; without one Telegram looks for message 0, which never exists. */
export const messageId = optionalInteger('message_id').transform((value) => value ?? 0);

export const userId = optionalInteger('user_id').transform((value, context) =>
  value !== undefined && value > 0 ? value : refuse(context, 'Invalid user_id specified'),
);

/** A parameter that is an object or list: given as such in JSON, as JSON text in a form. */
export function jsonOf<T extends z.ZodType>(schema: T, unreadable: string) {
  return z
    .unknown()
    .optional()
    .transform((value, context) => {
      if (typeof value !== 'string') return value;
      if (value === '') return undefined;
      try {
        return JSON.parse(value) as unknown;
      } catch {
        return refuse(context, unreadable);
      }
    })
    .pipe(schema);
}

/** Ends the parsing of a parameter with Telegram's words. */
export function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

/** A required text field of an object inside a parameter. */
export const innerText = (name: string, prefix = '') =>
  z.string({
    error: ({ input }) =>
      input === undefined
        ? `${prefix}Can't find field "${name}"`
        : `${prefix}Field "${name}" must be of type String`,
  });

/** An object inside a parameter; anything else is refused with `expected`. Unknown fields are ignored. */
export const innerObject = <S extends z.ZodRawShape>(shape: S, expected: string) =>
  z.object(shape, { error: expected });
