import { BesitosSpent, type EmittedEvent, HoldCaptured, HoldReleased } from '@yabot/contracts';
import type { Change } from '@yabot/service-kit';
import { escrowAccount } from './rules/book.ts';
import type { Closing } from './rules/hold.ts';
import { accounts } from './tables/accounts.ts';
import { changesOf, innerChangesOf } from './tables/book.ts';
import { holds } from './tables/holds.ts';

/** What has to be known to close a hold. */
export const closingReads = (data: { userId: string; hold: string }) => ({
  account: accounts.ref(data.userId),
  escrow: accounts.ref(escrowAccount(data.userId)),
  hold: holds.ref(data.hold),
});

/** The rows that close a hold. */
export const closingChanges = ({ captured, released, hold }: Closing): Change[] => [
  ...(captured ? changesOf(captured) : []),
  ...(released ? innerChangesOf(released) : []),
  holds.put(hold),
];

/** What is told of a hold that is closed; what was taken counts as spent. */
export function closingEvents({ hold, held }: Closing): EmittedEvent[] {
  const { userId, cause, reason, amount, captured, balance } = hold;
  const told = { userId, hold: cause, reason, balance, held };
  if (hold.state !== 'captured') {
    return [HoldReleased.of({ ...told, amount, expired: hold.state === 'expired' })];
  }
  return [
    HoldCaptured.of({ ...told, captured, released: amount - captured }),
    BesitosSpent.of({ userId, amount: captured, balance, reason, cause }),
  ];
}
