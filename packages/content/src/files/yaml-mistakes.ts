import { type Document, type ErrorCode, type LineCounter, visit, type YAMLError } from 'yaml';
import type { Mistake } from '../mistake.ts';
import { t } from '../texts.ts';

/** The mistakes for which there is something better to say than for the others. */
const KNOWN = [
  'TAB_AS_INDENT',
  'BAD_INDENT',
  'DUPLICATE_KEY',
  'MULTIPLE_DOCS',
  'BAD_ALIAS',
  'MISSING_CHAR',
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
  'NON_STRING_KEY',
  'TAG_RESOLVE_FAILED',
  'UNEXPECTED_TOKEN',
] as const satisfies readonly ErrorCode[];

type Fault = Pick<YAMLError, 'code' | 'message' | 'pos'>;

/** The aliases of nothing, which the library tells only when it meets them. */
export function unknownAliases(document: Document.Parsed): Fault[] {
  const faults: Fault[] = [];
  visit(document, {
    Alias(_, alias) {
      const start = alias.range?.[0] ?? 0;
      if (alias.resolve(document)) return;
      faults.push({
        code: 'BAD_ALIAS',
        message: t('yaml.alias', { name: alias.source }),
        pos: [start, start],
      });
    },
  });
  return faults;
}

/** A mistake in the syntax, in words. */
export function explainYaml(file: string, fault: Fault, lines: LineCounter): Mistake {
  const { line, col } = lines.linePos(fault.pos[0]);
  return {
    file,
    line: Math.max(line, 1),
    column: Math.max(col, 1),
    path: '',
    problem: t('yaml.wrong', { why: fault.message.replace(/\.$/, '') }),
    instead: t(`yaml.${KNOWN.find((code) => code === fault.code) ?? 'other'}`),
  };
}
