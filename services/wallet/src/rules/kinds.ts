import {
  escrowAccount,
  type Movement,
  type MovementKind,
  ownerOf,
  systemAccount,
  transitAccount,
} from './book.ts';

/** Where besitos of a movement come from or go to, seen from the entry it is chained by. */
type Against = 'system' | 'escrow' | 'transit';

interface Booking {
  /** Whether they come into the account of the movement's own entry or leave it. */
  readonly sign: 1 | -1;
  readonly against: Against;
  /** What was set aside leaves the escrow account; all others are booked in the user's. */
  readonly inEscrow?: true;
}

/** How each kind of movement is booked. */
const BOOKINGS: Readonly<Record<MovementKind, Booking>> = {
  credit: { sign: 1, against: 'system' },
  debit: { sign: -1, against: 'system' },
  hold: { sign: -1, against: 'escrow' },
  release: { sign: 1, against: 'escrow' },
  capture: { sign: -1, against: 'system', inEscrow: true },
  sent: { sign: -1, against: 'transit' },
  received: { sign: 1, against: 'transit' },
  returned: { sign: 1, against: 'transit' },
  'credit-reversed': { sign: -1, against: 'system' },
  'debit-reversed': { sign: 1, against: 'system' },
};

/** What an entry needs to know of its movement to tell what it is booked against. */
type Booked = Pick<Movement, 'kind' | 'reason'>;

/** The account of the entry a movement is chained by. */
export const ownAccount = ({ kind, userId }: Pick<Movement, 'kind' | 'userId'>) =>
  BOOKINGS[kind].inEscrow ? escrowAccount(userId) : userId;

/** What the movement's own entry says: positive when besitos came. */
export const signedAmount = ({ kind, amount }: Pick<Movement, 'kind' | 'amount'>) =>
  BOOKINGS[kind].sign * amount;

/** Whether both entries of a movement are chained: besitos change between a user's two accounts. */
export const isInner = (kind: MovementKind) => BOOKINGS[kind].against === 'escrow';

/** The account against which an entry of an account is booked. */
export function accountAgainst({ kind, reason }: Booked, account: string): string {
  const { against } = BOOKINGS[kind];
  switch (against) {
    case 'system':
      return systemAccount(reason);
    case 'transit':
      return transitAccount(reason);
    case 'escrow':
      return ownerOf(account) === account ? escrowAccount(account) : ownerOf(account);
    default:
      return against satisfies never;
  }
}

/**
 * Under which name an entry counts in the totals. What is minted or burned counts under its reason; what only changes
 * places under names no reason can have, where what came and went tells what is on its way.
 */
export const totalName = ({ kind, reason }: Booked): string => {
  const { against } = BOOKINGS[kind];
  return against === 'system' ? reason : `${against}:${reason}`;
};

/** Under which name what is on its way counts. */
export const transitName = (reason: string) => `transit:${reason}`;

/** Whether a name of the totals is a reason for which besitos are minted and burned. */
export const isReason = (name: string) => !name.includes(':');
