import type { Change } from '@yabot/service-kit';
import type { Posting } from '../rules/post.ts';
import { accounts } from './accounts.ts';
import { entries } from './entries.ts';
import { movements } from './movements.ts';
import { unsealed } from './unsealed.ts';

/** The rows that book a posting. */
export function changesOf({ account, movement, user, system, unsealed: waiting }: Posting): Change[] {
  return [
    accounts.put(account),
    movements.insert(movement),
    entries.insert(user),
    entries.insert(system),
    unsealed.insert(waiting),
  ];
}
