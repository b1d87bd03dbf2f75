import type { LoadedContent } from '@yabot/content';
import type { Movement } from '@yabot/wallet/accounts';
import { Book } from '../economy/book.ts';
import { Chance } from '../machine/chance.ts';
import { Machine } from '../machine/machine.ts';
import type { Message } from '../machine/message.ts';
import { Rows } from '../machine/rows.ts';
import { deciding } from '../machine/services.ts';
import { GiftSeeds } from './gift-seeds.ts';
import { openWith } from './opening.ts';
import { Replay } from './replay.ts';
import { TriviaRounds } from './trivia-rounds.ts';

/** How recorded history is played again. */
export interface Playing {
  /** What pays. */
  readonly content: LoadedContent;
  /** By what the recorded gifts were drawn: the content of that time. */
  readonly contentThen: LoadedContent;
  /** How many messages are looked ahead. */
  readonly ahead?: number;
  /** How many rows are kept in memory. */
  readonly rows?: number;
  /** Told each movement that is played. */
  readonly moved?: (movement: Movement) => void;
}

/** History that is played again: movements of before, then messages in their order, then the end. */
export class PlayedHistory {
  readonly book = new Book();
  readonly #rows: Rows;
  readonly #machine: Machine;
  readonly #replay: Replay;

  constructor({ content, contentThen, ahead, rows, moved }: Playing) {
    const { parts, changed } = deciding(content, (movement) => {
      this.book.add(movement);
      moved?.(movement);
    });
    this.#rows = new Rows(rows);
    const chance = new Chance(1);
    this.#machine = new Machine({
      parts,
      chance,
      rows: this.#rows,
      changed,
    });
    this.#replay = new Replay({
      machine: this.#machine,
      gifts: new GiftSeeds(contentThen.content.gift),
      rounds: new TriviaRounds(content.content.trivia),
      ...(ahead ? { ahead } : {}),
    });
  }

  /** Takes a movement from before the history: what was there when it begins. */
  open(movement: Movement): void {
    this.book.add(movement, { opening: true });
    openWith(this.#machine, movement);
  }

  /** Takes what was recorded next. */
  take(message: Message): void {
    this.#replay.take(message);
  }

  /** Nothing more was recorded. */
  end(): void {
    this.#replay.end();
  }

  close(): void {
    this.#rows.close();
  }
}
