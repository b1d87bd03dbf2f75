import type { ReasonTotal } from './rules/book.ts';
import type { Minted } from './rules/minting.ts';

/**
 * What was minted today, by reason, as far as this instance knows: counted from checkpoints now and then, and what it
 * has committed itself since. Other instances' part is some seconds old, so a cap may be passed by that.
 */
export class MintedToday {
  #before: readonly ReasonTotal[] = [];
  #byReason = new Map<string, number>();

  get byReason(): Minted {
    return this.#byReason;
  }

  /** A day begins: what was minted until then does not count. */
  begin(before: readonly ReasonTotal[]): void {
    this.#before = before;
  }

  /** So much has been minted since the ledger began. */
  counted(totals: readonly ReasonTotal[]): void {
    const before = new Map(this.#before.map(({ reason, minted }) => [reason, minted]));
    this.#byReason = new Map(
      totals.map(({ reason, minted }) => [reason, minted - (before.get(reason) ?? 0)]),
    );
  }

  /** This instance has just minted. */
  add(reason: string, amount: number): void {
    this.#byReason.set(reason, (this.#byReason.get(reason) ?? 0) + amount);
  }
}
