import { type Document, type ErrorCode, type LineCounter, visit, type YAMLError } from 'yaml';
import type { Mistake } from '../mistake.ts';

const INSTEAD: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'Indent with spaces',
  BAD_INDENT: 'Indent with two spaces more than the line it belongs to',
  DUPLICATE_KEY: 'Keep one of the two',
  MULTIPLE_DOCS: 'Write one document a file: remove the line `---`',
  BAD_ALIAS: 'Write the value out, or put text that starts with `*` or `&` in quotes',
  MISSING_CHAR: 'Close the quote or bracket, or put the text in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'Put text that has a colon in it in quotes',
  MULTILINE_IMPLICIT_KEY: 'Put `:` and a space after the name',
  NON_STRING_KEY: 'Write a name, in quotes if it is a number',
  TAG_RESOLVE_FAILED: 'Remove the tag that starts with `!`',
  UNEXPECTED_TOKEN: 'Put text that starts with a special character in quotes',
};

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
        message: `There is no \`&${alias.source}\` before`,
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
    problem: `This is not YAML: ${fault.message.replace(/\.$/, '')}`,
    instead: INSTEAD[fault.code] ?? 'Put the text in quotes, or write it after `|` on lines of its own',
  };
}
