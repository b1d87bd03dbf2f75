import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { didYouMean } from '@yabot/content';
import { ROOT, shortPath } from '../home/home.ts';
import { t } from '../terminal/messages.ts';
import { envFileOf } from './load-env.ts';

/** What in the file with settings says nothing to anybody, each with its line and what was meant. */
export async function envFileRemarks(): Promise<string[]> {
  const file = envFileOf();
  if (!file || !existsSync(join(ROOT, '.env.example'))) return [];
  const known = Object.keys(parseEnv(await readFile(join(ROOT, '.env.example'), 'utf8')));
  return remarksOn(await readFile(file, 'utf8'), known).map((remark) => `${shortPath(file)}:${remark}`);
}

const ASSIGNMENT = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.*)$/;

/** @see envFileRemarks */
export function remarksOn(text: string, known: readonly string[]): string[] {
  const remarks: string[] = [];
  let quote = '';
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (quote) {
      if (line.includes(quote)) quote = '';
      continue;
    }
    if (/^\s*(#|$)/.test(line)) continue;
    const [, name, value = ''] = ASSIGNMENT.exec(line) ?? [];
    quote = openQuote(value);
    const remark = name === undefined ? t('settings.no-setting') : unknownName(name, known);
    if (remark) remarks.push(`${index + 1}: ${remark}`);
  }
  return remarks;
}

/** The quote of a value that goes on in the lines below. */
function openQuote(value: string): string {
  const [, quote = ''] = /^(["'`])/.exec(value) ?? [];
  return quote && !value.slice(1).includes(quote) ? quote : '';
}

/** Names that look like none of ours are somebody else's. */
function unknownName(name: string, known: readonly string[]): string | undefined {
  if (known.includes(name.replace(/_FILE$/, '')) || known.includes(name)) return undefined;
  const meant = didYouMean(name, known);
  return meant && t('settings.unknown', { name, meant });
}
