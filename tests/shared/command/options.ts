import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** An option that cannot be followed. */
export class OptionsError extends Error {}

const HELP = { help: { type: 'boolean', short: 'h', default: false } } as const;

/** An option with a value. */
export const text = (fallback: string) => ({ type: 'string', default: fallback }) as const;

/** The options of a command line, and whether it asks for help. @throws OptionsError on one that there is not */
export function parsed<const Config extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Config,
) {
  try {
    return parseArgs({ args: [...args], options: { ...options, ...HELP } }).values;
  } catch (error) {
    throw new OptionsError((error as Error).message);
  }
}

/** What stands between commas. */
export const listOf = (values: string) => values.split(',').filter((item) => item !== '');

/** @throws OptionsError when it is not a number above zero */
export function positive(name: string, value: string): number {
  const number = Number(value);
  if (Number.isFinite(number) && number > 0) return number;
  throw new OptionsError(`--${name} takes a number above zero, not ${value}`);
}

/** @throws OptionsError when it is not a whole number above zero */
export function whole(name: string, value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw new OptionsError(`--${name} takes a whole number above zero, not ${value}`);
}
