/** Text for Telegram's parse mode HTML in which everything from outside is escaped. */
export class Html {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}

/** What may stand in a template: text is escaped, HTML is taken as it is, of a list every part. */
export type Part = Html | string | number | readonly Part[];

/**
 * Makes HTML: the template's own text is trusted, everything put into it is escaped.
 * @example html`<b>${name}</b>`
 */
export function html(text: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(text.reduce((before, after, index) => before + written(parts[index - 1] ?? '') + after));
}

/** Lines under one another; empty ones are left out. */
export function lines(...parts: readonly (Html | undefined | false)[]): Html {
  const there = parts.filter((part): part is Html => part instanceof Html);
  return new Html(there.map(({ value }) => value).join('\n'));
}

/** Blocks with an empty line between them. */
export function blocks(...parts: readonly (Html | undefined | false)[]): Html {
  const there = parts.filter((part): part is Html => part instanceof Html && part.value !== '');
  return new Html(there.map(({ value }) => value).join('\n\n'));
}

export const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function written(part: Part): string {
  if (part instanceof Html) return part.value;
  return Array.isArray(part) ? part.map(written).join('') : escapeHtml(String(part));
}
