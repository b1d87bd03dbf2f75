import { daysAfter } from '@yabot/content';
import { type Movement, ownerOf } from '@yabot/wallet/accounts';
import {
  accountAgainst,
  isInner,
  isReason,
  ownAccount,
  signedAmount,
  totalName,
} from '@yabot/wallet/bookings';
import { type Concentration, concentrationOf } from '@yabot/wallet/economy';

/** A movement as far as sums need it. */
export type Moved = Pick<Movement, 'kind' | 'userId' | 'amount' | 'reason' | 'at'>;

/** What came into being and was spent for a reason. */
export interface Flow {
  readonly minted: number;
  readonly burned: number;
}

/** A day of an economy, in UTC. */
export interface BookDay extends Flow {
  readonly day: string;
  /** Minted and not burned, at its end. */
  readonly supply: number;
}

const NOTHING: Flow = { minted: 0, burned: 0 };

/** Adds movements up, by the wallet's own rules of how each is booked. */
export class Book {
  readonly #accounts = new Map<string, number>();
  readonly #reasons = new Map<string, Flow>();
  readonly #days = new Map<string, Flow>();
  #movements = 0;
  #opening = 0;

  /** Books a movement. @param opening it was before what is looked at: only what there is counts */
  add(moved: Moved, { opening = false } = {}): void {
    this.#movements++;
    const own = ownAccount(moved);
    const amount = signedAmount(moved);
    this.#move(own, amount);
    if (isInner(moved.kind)) this.#move(accountAgainst(moved, own), -amount);
    const name = totalName(moved);
    if (!isReason(name)) return;
    if (opening) {
      this.#opening += amount;
      return;
    }
    grow(this.#reasons, name, amount);
    grow(this.#days, moved.at.slice(0, 'yyyy-mm-dd'.length), amount);
  }

  /** What there was before what is looked at. */
  get opening(): number {
    return this.#opening;
  }

  get movements(): number {
    return this.#movements;
  }

  /** What each user has, what they have set aside included. */
  byUser(): Map<string, number> {
    const users = new Map<string, number>();
    for (const [account, balance] of this.#accounts) {
      const user = ownerOf(account);
      users.set(user, (users.get(user) ?? 0) + balance);
    }
    return users;
  }

  /** What each account has; what is set aside is in one of its own. */
  get accounts(): ReadonlyMap<string, number> {
    return this.#accounts;
  }

  /** What came and went by reason, the most first. */
  byReason(): (Flow & { readonly reason: string })[] {
    return [...this.#reasons]
      .map(([reason, flow]) => ({ reason, ...flow }))
      .toSorted((a, b) => b.minted + b.burned - a.minted - a.burned || (a.reason < b.reason ? -1 : 1));
  }

  /** From the first day on which something moved to the last, without a gap. */
  days(): BookDay[] {
    const known = [...this.#days.keys()].toSorted();
    const [first, last] = [known[0], known.at(-1)];
    const days: BookDay[] = [];
    let supply = this.#opening;
    for (let day = first; day !== undefined && last !== undefined && day <= last; day = daysAfter(day, 1)) {
      const flow = this.#days.get(day) ?? NOTHING;
      supply += flow.minted - flow.burned;
      days.push({ day, ...flow, supply });
    }
    return days;
  }

  get flow(): Flow {
    return [...this.#reasons.values()].reduce(
      (sum, { minted, burned }) => ({ minted: sum.minted + minted, burned: sum.burned + burned }),
      NOTHING,
    );
  }

  /** How unequal what users have is. */
  concentration(): Concentration {
    const spread = new Map<number, number>();
    for (const balance of this.byUser().values()) spread.set(balance, (spread.get(balance) ?? 0) + 1);
    return concentrationOf(spread);
  }

  #move(account: string, amount: number) {
    this.#accounts.set(account, (this.#accounts.get(account) ?? 0) + amount);
  }
}

function grow(flows: Map<string, Flow>, name: string, amount: number) {
  const { minted, burned } = flows.get(name) ?? NOTHING;
  flows.set(name, amount > 0 ? { minted: minted + amount, burned } : { minted, burned: burned - amount });
}
