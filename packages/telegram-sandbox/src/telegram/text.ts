import { badRequest } from './errors.ts';
import { HtmlError, parseHtml } from './html.ts';
import type { Entity, FormattedText } from './types.ts';

const MAX_SOURCE_BYTES = 32_768;

/** Characters as Telegram counts them for its limits: code points, not UTF-16 units. */
export function length(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** What a bot asked to write, parsed and cleaned as Telegram does before it stores it. */
export function formattedText(source: string, parseMode?: string, entities: Entity[] = []): FormattedText {
  if (Buffer.byteLength(source) > MAX_SOURCE_BYTES) throw badRequest('Text is too long');
  const parsed = parsedText(source, parseMode?.toLowerCase(), entities);
  return withFoundEntities(trimmed(clean(parsed)));
}

function parsedText(source: string, mode: string | undefined, entities: Entity[]): FormattedText {
  if (!mode || mode === 'none') return { text: source, entities: inside(source, entities) };
  if (mode !== 'html') throw badRequest(mode.startsWith('markdown') ? NO_MARKDOWN : 'Unsupported parse_mode');
  try {
    return parseHtml(source);
  } catch (error) {
    if (error instanceof HtmlError) throw badRequest(`Can't parse entities: ${error.message}`);
    throw error;
  }
}

const NO_MARKDOWN = 'The sandbox parses HTML only; use parse_mode HTML or entities';

const inside = (text: string, entities: Entity[]) =>
  entities.filter(
    (entity) => entity.offset >= 0 && entity.length > 0 && entity.offset + entity.length <= text.length,
  );

// Control characters become spaces one for one, so entity offsets stay true.
function clean({ text, entities }: FormattedText): FormattedText {
  return { text: text.replace(/[^\P{Cc}\n\t\u007f-\u009f]/gu, ' '), entities };
}

function trimmed({ text, entities }: FormattedText): FormattedText {
  const end = text.trimEnd().length;
  const first = entities[0]?.offset ?? text.length;
  let begin = 0;
  while (begin < Math.min(first, end) && (text[begin] === ' ' || text[begin] === '\n')) begin++;
  const kept = entities.flatMap((entity) => {
    const length = Math.min(entity.offset + entity.length, end) - entity.offset;
    return length > 0 ? [{ ...entity, offset: entity.offset - begin, length }] : [];
  });
  return { text: text.slice(begin, end), entities: kept };
}

const FOUND: [type: string, pattern: RegExp][] = [
  ['url', /\bhttps?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/gi],
  ['email', /\b[\w.+-]+@[\w-]+\.[\w.]*\w/g],
  ['mention', /(?<![\w@/])@[a-z]\w{3,31}\b/gi],
  ['hashtag', /(?<![\p{L}\p{N}_#&])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu],
  ['bot_command', /(?<![\w/<>])\/[a-z0-9_]{1,64}(?:@[a-z]\w{2,31})?(?![\w/@])/gi],
];

const SOLID = new Set(['code', 'pre', 'text_link', 'url']);

const MIGHT_HOLD_ENTITIES = /[/@#]/;

/** Adds what Telegram finds by itself: links, mentions, hashtags and commands. */
export function withFoundEntities({ text, entities }: FormattedText): FormattedText {
  if (!MIGHT_HOLD_ENTITIES.test(text)) return { text, entities };
  const found = [...entities];
  for (const [type, pattern] of FOUND) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (!found.some((other) => SOLID.has(other.type) && overlap(entity, other))) found.push(entity);
    }
  }
  found.sort((a, b) => a.offset - b.offset || b.length - a.length);
  return { text, entities: found };
}

const overlap = (a: Entity, b: Entity) => a.offset < b.offset + b.length && b.offset < a.offset + a.length;
