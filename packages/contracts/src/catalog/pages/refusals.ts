import { COMMON_REFUSALS, type RefusalDefinition } from '../../definitions/refusal.ts';
import type { Fleet } from '../fleet.ts';
import { sampleOf } from '../sample-of.ts';
import { code, linkTo, table } from './markdown.ts';

/** Why a command or query is refused, besides the reasons common to all. */
export function refusalTable(refusals: readonly RefusalDefinition[]): string {
  if (refusals.length === 0) return '';
  return `Refused with:\n\n${table(HEAD, refusals.map(refusalRow))}`;
}

/** All refusals of a service with who refuses by them, then those every service has. */
export function refusalSection({ commands, queries }: Pick<Fleet, 'commands' | 'queries'>): string {
  const messages = [...commands, ...queries];
  if (messages.length === 0) return '';
  const refusals = [...new Set(messages.flatMap((message) => message.refusals))];
  const rows = refusals.map((refusal) => [
    ...refusalRow(refusal),
    messages
      .filter((message) => message.refusals.includes(refusal))
      .map(linkTo)
      .join(', '),
  ]);
  const common = Object.values(COMMON_REFUSALS).map((refusal) => [...refusalRow(refusal), 'any']);
  return table([...HEAD, 'by'], [...rows, ...common]);
}

const HEAD = ['code', 'status', 'when', 'details'];

function refusalRow({ code: name, status, summary, details }: RefusalDefinition): string[] {
  const sample = JSON.stringify(sampleOf(details));
  return [code(name), String(status), summary, sample === '{}' ? '' : code(sample)];
}
