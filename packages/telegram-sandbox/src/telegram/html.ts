import type { Entity, FormattedText } from './types.ts';

/** A text that Telegram's HTML parser refuses; the message is Telegram's, with the byte offset. */
export class HtmlError extends Error {}

const TYPES: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  u: 'underline',
  ins: 'underline',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
  a: 'text_link',
  pre: 'pre',
  code: 'code',
  blockquote: 'blockquote',
};

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

interface OpenTag {
  name: string;
  argument: string;
  start: number;
}

/** Parses `parse_mode: HTML` as strictly as Telegram: same tags, same character references, same errors. */
export function parseHtml(source: string): FormattedText {
  return new HtmlParser(source).parse();
}

const isSpace = (char: string | undefined) => char !== undefined && /[\s\0]/.test(char);

class HtmlParser {
  private readonly source: string;
  private at = 0;
  private text = '';
  private readonly open: OpenTag[] = [];
  private readonly entities: Entity[] = [];

  constructor(source: string) {
    this.source = source;
  }

  parse(): FormattedText {
    while (this.at < this.source.length) this.step();
    const last = this.open.at(-1);
    if (last) throw new HtmlError(`Can't find end tag corresponding to start tag "${last.name}"`);
    this.entities.sort((a, b) => a.offset - b.offset || b.length - a.length);
    // A language belongs to a block of code; Telegram drops it from a plain `code`.
    for (const entity of this.entities) if (entity.type === 'code') delete entity.language;
    return { text: this.text, entities: this.entities };
  }

  private step(): void {
    const char = this.source[this.at];
    if (char === '&') this.text += this.reference() ?? this.source[this.at++];
    else if (char !== '<') this.text += this.source[this.at++];
    else if (this.source[this.at + 1] === '/') this.endTag();
    else this.startTag();
  }

  private offset(position: number): number {
    return Buffer.byteLength(this.source.slice(0, position));
  }

  /** A character reference at the cursor, or undefined where Telegram keeps the ampersand. */
  private reference(): string | undefined {
    const match = /^&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));?/i.exec(
      this.source.slice(this.at, this.at + 12),
    );
    if (!match) return undefined;
    const [whole, hex, decimal, name] = match;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    const char = name ? NAMED[name] : code > 0 && code < 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (char !== undefined) this.at += whole.length;
    return char;
  }

  private startTag(): void {
    const begin = this.at++;
    const unclosed = () => new HtmlError(`Unclosed start tag at byte offset ${this.offset(begin)}`);
    const name = this.until((char) => isSpace(char) || char === '>').toLowerCase();
    if (this.at >= this.source.length) throw unclosed();
    if (!(name in TYPES)) {
      throw new HtmlError(`Unsupported start tag "${name}" at byte offset ${this.offset(begin)}`);
    }
    let argument = '';
    for (this.skipSpace(); this.source[this.at] !== '>'; this.skipSpace()) {
      if (this.at >= this.source.length) throw unclosed();
      argument = this.attribute(name, begin, unclosed) ?? argument;
    }
    this.at++;
    if (name === 'span' && argument !== 'spoiler') {
      throw new HtmlError(`Tag "span" must have class "tg-spoiler" at byte offset ${this.offset(begin)}`);
    }
    this.open.push({ name, argument, start: this.text.length });
  }

  private attribute(tag: string, begin: number, unclosed: () => HtmlError): string | undefined {
    const attribute = this.until((char) => isSpace(char) || '=>/"\''.includes(char));
    const where = `at byte offset ${this.offset(begin)}`;
    if (attribute === '') throw new HtmlError(`Empty attribute name in the tag "${tag}" ${where}`);
    this.skipSpace();
    if (this.source[this.at] !== '=') {
      if (this.at >= this.source.length) throw new HtmlError(`Unclosed start tag "${tag}" ${where}`);
      return tag === 'blockquote' && attribute === 'expandable' ? 'expandable' : undefined;
    }
    this.at++;
    this.skipSpace();
    const value = this.attributeValue();
    if (this.at >= this.source.length) throw unclosed();
    return argumentOf(tag, attribute, value);
  }

  private attributeValue(): string {
    const quote = this.source[this.at];
    if (quote !== '"' && quote !== "'") return this.nameToken();
    this.at++;
    let value = '';
    while (this.at < this.source.length && this.source[this.at] !== quote) {
      const reference = this.source[this.at] === '&' ? this.reference() : undefined;
      value += reference ?? this.source[this.at++];
    }
    this.at++;
    return value;
  }

  private nameToken(): string {
    const begin = this.at;
    const token = this.until((char) => !/[a-z0-9.-]/i.test(char));
    if (this.at < this.source.length && !isSpace(this.source[this.at]) && this.source[this.at] !== '>') {
      throw new HtmlError(`Unexpected end of name token at byte offset ${this.offset(begin)}`);
    }
    return token.toLowerCase();
  }

  private endTag(): void {
    const begin = this.at;
    const where = `at byte offset ${this.offset(begin)}`;
    const tag = this.open.at(-1);
    if (!tag) throw new HtmlError(`Unexpected end tag ${where}`);
    this.at += 2;
    const name = this.until((char) => isSpace(char) || char === '>').toLowerCase();
    this.skipSpace();
    if (this.source[this.at] !== '>') throw new HtmlError(`Unclosed end tag ${where}`);
    this.at++;
    if (name !== '' && name !== tag.name) {
      throw new HtmlError(`Unmatched end tag ${where}, expected "</${tag.name}>", found "</${name}>"`);
    }
    this.open.pop();
    this.close(tag);
  }

  private close(tag: OpenTag): void {
    const length = this.text.length - tag.start;
    if (length === 0) return;
    const entity = entityOf(tag, this.text.slice(tag.start), { offset: tag.start, length });
    const last = this.entities.at(-1);
    const nested = last && last.offset === tag.start && last.length === length ? last : undefined;
    if (tag.name === 'pre' && nested?.type === 'code' && nested.language) nested.type = 'pre';
    else if (tag.name === 'code' && nested?.type === 'pre' && tag.argument) nested.language = tag.argument;
    else if (entity) this.entities.push(entity);
  }

  private until(stop: (char: string) => boolean): string {
    const begin = this.at;
    while (this.at < this.source.length && !stop(this.source[this.at]!)) this.at++;
    return this.source.slice(begin, this.at);
  }

  private skipSpace(): void {
    while (isSpace(this.source[this.at])) this.at++;
  }
}

function argumentOf(tag: string, attribute: string, value: string): string | undefined {
  if (tag === 'a' && attribute === 'href') return value;
  if (tag === 'code' && attribute === 'class' && value.startsWith('language-')) return value.slice(9);
  if (tag === 'span' && attribute === 'class' && value.startsWith('tg-')) return value.slice(3);
  if (tag === 'tg-emoji' && attribute === 'emoji-id') return value;
  return undefined;
}

function entityOf(
  tag: OpenTag,
  inner: string,
  range: { offset: number; length: number },
): Entity | undefined {
  const type = TYPES[tag.name]!;
  if (type === 'custom_emoji') {
    if (!/^[1-9]\d*$/.test(tag.argument)) throw new HtmlError('Invalid custom emoji identifier specified');
    return { type, ...range, custom_emoji_id: tag.argument };
  }
  if (type === 'text_link') {
    const url = checkedLink(tag.argument || inner);
    return url ? { type, ...range, url } : undefined;
  }
  if (type === 'blockquote' && tag.argument === 'expandable')
    return { type: 'expandable_blockquote', ...range };
  if (type === 'code' && tag.argument) return { type, ...range, language: tag.argument };
  return { type, ...range };
}

/** The link as Telegram keeps it, or undefined where it silently drops the entity. */
export function checkedLink(link: string): string | undefined {
  const trimmed = link.trim();
  if (/^tg:\/\//i.test(trimmed) || /^(ton|tonsite|mailto|tel):/i.test(trimmed)) return trimmed;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (!/^https?:\/\//i.test(withScheme) || !URL.canParse(withScheme)) return undefined;
  const url = new URL(withScheme);
  if (!url.hostname.includes('.') && !url.hostname.startsWith('[')) return undefined;
  return url.href;
}
