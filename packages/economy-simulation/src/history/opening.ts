import type { Account, Movement } from '@yabot/wallet/accounts';
import { accountAgainst, isInner, ownAccount, signedAmount } from '@yabot/wallet/bookings';
import type { Machine } from '../machine/machine.ts';

/**
 * Puts a movement from before the history into the rows of the wallet: what it moved, and its cause, which pays once for
 * good. No chain leads there, only sums.
 */
export function openWith(machine: Machine, movement: Movement): void {
  machine.put('wallet', 'movements', movement.cause, movement);
  const own = ownAccount(movement);
  move(machine, own, signedAmount(movement), movement.at);
  if (isInner(movement.kind)) {
    move(machine, accountAgainst(movement, own), -signedAmount(movement), movement.at);
  }
  if (!machine.row('wallet', 'holders', movement.userId)) {
    const nothingSent = { bannedUntil: null, banned: false, sentOn: null, sent: 0 };
    const holder = { userId: movement.userId, registeredAt: movement.at, ...nothingSent };
    machine.put('wallet', 'holders', movement.userId, holder);
  }
}

function move(machine: Machine, userId: string, amount: number, at: string) {
  const before = machine.row('wallet', 'accounts', userId) as Account | undefined;
  const { balance, entries } = before ?? { balance: 0, entries: 0 };
  machine.put('wallet', 'accounts', userId, {
    ...(before ?? { userId, head: '0'.repeat(64), openedAt: at, frozen: null, boosts: null }),
    balance: balance + amount,
    entries: entries + 1,
  });
}
