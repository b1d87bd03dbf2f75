import type { LoadFleet } from '../fleet/load-fleet.ts';
import { lastOf, readAfter, type Stored } from '../fleet/stream.ts';
import { booksOf } from './books.ts';
import { compareSums, type Sums } from './sums.ts';
import { Tally } from './tally.ts';

/** What was sent to a fleet since it was new, and what came of it, read once a load is over. */
export class LoadRecord {
  readonly tally = new Tally();
  readonly #fleet: LoadFleet;
  #read = 0;
  /** How many messages were read. */
  messages = 0;
  /** How many reactions were sent; each pays. */
  sent = 0;

  constructor(fleet: LoadFleet) {
    this.#fleet = fleet;
  }

  /** Reads what the stream got since it was last read. */
  async read(visit: (message: Stored) => void = () => undefined): Promise<void> {
    const last = await lastOf(this.#fleet.connection);
    await readAfter(this.#fleet.connection, { after: this.#read, last }, (message) => {
      this.messages += 1;
      this.tally.add(message);
      visit(message);
    });
    this.#read = last;
  }

  /** Whether all that was sent so far came to what it should. */
  async sums(): Promise<Sums> {
    await this.read();
    return compareSums(this.tally, this.sent, await booksOf(this.#fleet));
  }
}
