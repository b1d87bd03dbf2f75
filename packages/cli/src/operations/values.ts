import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { t } from '../terminal/messages.ts';
import type { Field } from './fields.ts';

const UNITS = { min: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const FROM_NOW = /^([+-])(\d{1,6})(min|h|d)$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A moment as somebody writes it: `+3d`, `-12h`, a day here, or ISO 8601.
 * @returns ISO 8601 in UTC; undefined when it is none
 */
export function momentOf(text: string, now: Date): string | undefined {
  const [, sign, count, unit] = FROM_NOW.exec(text) ?? [];
  if (unit) {
    const span = Number(count) * UNITS[unit as keyof typeof UNITS];
    return new Date(now.getTime() + (sign === '-' ? -span : span)).toISOString();
  }
  const at = new Date(DAY.test(text) ? `${text}T00:00` : text);
  return /^\d{4}-/.test(text) && !Number.isNaN(at.getTime()) ? at.toISOString() : undefined;
}

/**
 * The value of a field, but for people, who have to be found.
 * @throws CliError when the text is none
 */
export function valueIn({ name, kind, choices }: Field, text: string, now: Date): unknown {
  switch (kind) {
    case 'moment': {
      const moment = momentOf(text, now);
      if (moment === undefined) throw misfit(text, t('operation.want-moment'));
      return moment;
    }
    case 'number':
      if (!/^-?\d{1,16}$/.test(text)) throw misfit(text, t('operation.want-number'));
      return Number(text);
    case 'choice':
      if (!choices?.includes(text))
        throw misfit(text, t('operation.want-choice', { name, choices: choices?.join(', ') ?? '' }));
      return text;
    case 'list':
      return text.split(',').map((each) => each.trim());
    case 'person':
    case 'switch':
    case 'text':
      return text;
    default:
      return kind satisfies never;
  }
}

const misfit = (what: string, why: string) => new CliError('usage.invalid', { what, why }, EXIT_CODES.usage);
