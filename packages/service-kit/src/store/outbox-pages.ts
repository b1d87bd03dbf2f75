import type { OutboxRow } from './store.ts';

/** Messages of the outbox as they are stored: many in one row, since a row costs more than what it holds. */
export interface OutboxPage {
  readonly lane: string;
  /** Of its last message; those before it come without a gap. */
  readonly position: number;
  /** JSON of a list of `[id, subject, headers, data]`. */
  readonly messages: string;
  /** ISO 8601. */
  readonly at: string;
}

type Message = readonly [id: string, subject: string, headers: OutboxRow['headers'], data: string];

const MOST_MESSAGES = 1_000;
/** A document of MongoDB takes 16 MiB. */
const MOST_CHARACTERS = 1_000_000;

/** Puts messages that follow each other in their lane on pages. */
export function toPages(rows: readonly OutboxRow[]): OutboxPage[] {
  return stretchesOf(rows).map((stretch) => {
    const { lane, position, at } = stretch.at(-1)!;
    const messages = stretch.map(({ id, subject, headers, data }): Message => [id, subject, headers, data]);
    return { lane, position, messages: JSON.stringify(messages), at };
  });
}

/** The messages of a page that come after a position. */
export function fromPage({ lane, position: last, messages, at }: OutboxPage, after: number): OutboxRow[] {
  const all = JSON.parse(messages) as Message[];
  const first = last - all.length + 1;
  return all
    .map(([id, subject, headers, data], index) => ({
      lane,
      position: first + index,
      id,
      subject,
      headers,
      data,
      at,
    }))
    .slice(Math.max(0, after - first + 1));
}

function stretchesOf(rows: readonly OutboxRow[]): OutboxRow[][] {
  const stretches: OutboxRow[][] = [];
  let characters = 0;
  for (const row of rows) {
    const stretch = stretches.at(-1);
    const last = stretch?.at(-1);
    const follows =
      last && last.lane === row.lane && last.position + 1 === row.position && last.at === row.at;
    characters += row.data.length;
    if (stretch && follows && stretch.length < MOST_MESSAGES && characters <= MOST_CHARACTERS) {
      stretch.push(row);
    } else {
      stretches.push([row]);
      characters = row.data.length;
    }
  }
  return stretches;
}
