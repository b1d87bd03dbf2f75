import type { AnyMessage } from '../../catalogue.ts';

/** The first line of every page. */
export const GENERATED =
  '<!-- Generated from packages/contracts by `make catalog`; changes made here are overwritten. -->';

/** A table, or nothing when it has no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A value as a block of JSON. */
export const json = (value: unknown) => `\`\`\`json\n${JSON.stringify(value, undefined, 2)}\n\`\`\``;

/** Text in the face of code. */
export const code = (text: string) => `\`${text}\``;

/** The heading of a message on the page of its owner. */
export const headingOf = ({ name, version }: AnyMessage) => `${name} v${version}`;

/** A link to where a message is told in full. */
export function linkTo(message: AnyMessage): string {
  return `[${headingOf(message)}](${message.owner}.md#${headingOf(message).replaceAll(' ', '-')})`;
}

/** Blocks of text with a blank line between them; empty ones are left out. */
export const page = (blocks: readonly string[]) => `${blocks.filter(Boolean).join('\n\n')}\n`;
