import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A movement as the wallet has booked it. */
export interface Booked {
  readonly cause: string;
  readonly userId: string;
  readonly amount: number;
}

/** What the wallet has booked, read from its database: no service stands between. */
export interface Book {
  readonly movements: readonly Booked[];
  readonly balances: ReadonlyMap<string, number>;
}

export function bookOf(home: string): Book {
  const database = new DatabaseSync(join(home, 'data', 'wallet.sqlite'), { readOnly: true });
  try {
    const movements = database.prepare('select cause, user_id as userId, amount from movements').all();
    const accounts = database.prepare('select user_id as userId, balance from accounts').all();
    return {
      movements: movements as unknown as Booked[],
      balances: new Map(accounts.map(({ userId, balance }) => [String(userId), Number(balance)])),
    };
  } finally {
    database.close();
  }
}
