import type { Change } from '@yabot/service-kit';
import type { Booked, InnerPosting, Posting } from '../rules/post.ts';
import { accounts } from './accounts.ts';
import { entries } from './entries.ts';
import { movements } from './movements.ts';
import { unsealed } from './unsealed.ts';

/** The rows that book a posting. */
export function changesOf(posting: Posting): Change[] {
  return [movements.insert(posting.movement), ...bookedBy(posting), entries.insert(posting.system)];
}

/** The rows that book a posting between a user's two accounts. */
export function innerChangesOf({ movement, own, escrow }: InnerPosting): Change[] {
  return [movements.insert(movement), ...bookedBy(own), ...bookedBy(escrow)];
}

const bookedBy = ({ account, user, unsealed: waiting }: Booked): Change[] => [
  accounts.put(account),
  entries.insert(user),
  unsealed.insert(waiting),
];
