import { parseArgs } from 'node:util';

/** What can be measured. */
export const PARTS = ['inner', 'whole', 'limits'] as const;
/** @see PARTS */
export type Part = (typeof PARTS)[number];

/** What is measured, and how much of it. */
export interface Options {
  readonly parts: readonly Part[];
  readonly users: number;
  readonly rate: number;
  readonly seconds: number;
  /** How many reactions the inner path gets at full speed. */
  readonly events: number;
  /** Of which services a CPU profile is kept. */
  readonly profiled: readonly string[];
}

export const HELP = `Measures the fleet on this machine. Options:
  --only inner,whole,limits  what is measured: the inner path, from Telegram to Telegram, the same with Telegram's limits
  --users 1000               how many followers
  --rate 100                 reactions a second
  --seconds 60               for how long
  --events 10000             reactions at full speed on the inner path
  --profile gateway,missions keeps a CPU profile of these services`;

/** @throws OptionsError that says what is wrong */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  const parts = listOf(values.only);
  const unknown = parts.find((part) => !(PARTS as readonly string[]).includes(part));
  if (unknown) throw new OptionsError(`--only takes ${PARTS.join(', ')}; ${unknown} is none of them`);
  return {
    parts: parts as readonly Part[],
    users: positive('users', values.users),
    rate: positive('rate', values.rate),
    seconds: positive('seconds', values.seconds),
    events: positive('events', values.events),
    profiled: listOf(values.profile),
  };
}

/** An option that cannot be followed. */
export class OptionsError extends Error {}

function parse(args: readonly string[]) {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: text(PARTS.join(',')),
        users: text('1000'),
        rate: text('100'),
        seconds: text('60'),
        events: text('10000'),
        profile: text(''),
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new OptionsError((error as Error).message);
  }
}

const listOf = (text: string) => text.split(',').filter((item) => item !== '');

function positive(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new OptionsError(`--${name} takes a whole number above zero, not ${text}`);
}
