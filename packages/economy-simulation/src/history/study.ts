import type { LoadedContent } from '@yabot/content';
import type { Movement } from '@yabot/wallet/accounts';
import { ActiveDays } from '../economy/active-days.ts';
import { Book } from '../economy/book.ts';
import { type Difference, differences, type Summary, summaryOf } from '../economy/summary.ts';
import type { Message } from '../machine/message.ts';
import { PlayedHistory } from './history.ts';

/** What is played. */
export interface Studying {
  /** What the community works by. */
  readonly contentThen: LoadedContent;
  /** What it could work by instead. */
  readonly content?: LoadedContent;
  /** When what was recorded begins: movements of before are what there was. */
  readonly begins: Date;
}

/** What playing history came to. */
export interface HistoryReport {
  readonly ledger: Summary;
  readonly played: Summary;
  /** Accounts that are not the same in the ledger and when it is played with the content of that time: none, if all was recorded. */
  readonly differing: readonly Difference[];
  /** With the other content, against the same history with that of then. */
  readonly changed: (Summary & { readonly differing: readonly Difference[] }) | undefined;
}

/** History as it was booked, as it is when it is played again, and as it would have been with other content. */
export class HistoryStudy {
  readonly #begins: string;
  readonly #ledger = new Book();
  readonly #active = new ActiveDays();
  readonly #played: PlayedHistory;
  readonly #changed: PlayedHistory | undefined;

  constructor({ contentThen, content, begins }: Studying) {
    this.#begins = begins.toISOString();
    this.#played = new PlayedHistory({ contentThen, content: contentThen });
    this.#changed = content && new PlayedHistory({ contentThen, content });
  }

  /** Takes a movement of the ledger: first those of before history begins, then history, then the others. */
  book(movement: Movement): void {
    const opening = movement.at < this.#begins;
    this.#ledger.add(movement, { opening });
    if (!opening) return;
    this.#played.open(movement);
    this.#changed?.open(movement);
  }

  /** Takes what was recorded next. */
  take(message: Message): void {
    const { userId } = message.data as { readonly userId?: unknown };
    const { source, time } = message.envelope;
    if (source === 'gateway' && typeof userId === 'string') this.#active.note(userId, time);
    this.#played.take(message);
    this.#changed?.take(message);
  }

  /** Everything was taken. */
  report(): HistoryReport {
    this.#played.end();
    this.#changed?.end();
    const [ledger, played, changed] = [this.#ledger, this.#played.book, this.#changed?.book];
    return {
      ledger: summaryOf(ledger, this.#active),
      played: summaryOf(played, this.#active),
      differing: differences(ledger.accounts, played.accounts),
      changed: changed && {
        ...summaryOf(changed, this.#active),
        differing: differences(played.byUser(), changed.byUser()),
      },
    };
  }

  close(): void {
    this.#played.close();
    this.#changed?.close();
  }
}
