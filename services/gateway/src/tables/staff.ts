import type { Role } from '@yabot/contracts';
import { sqlTable } from '@yabot/service-kit';
import { recipients } from './recipients.ts';

/** Somebody who runs the community. */
export interface Staff {
  readonly userId: string;
  /** The highest they have. */
  readonly role: Exclude<Role, 'follower'>;
  /** When that one ends; null for good. */
  readonly until: string | null;
}

export const staff = sqlTable<Staff>('staff', {
  key: 'userId',
  columns: { userId: 'text', role: 'text', until: 'text' },
});

/** An owner, if one is known. */
export const knownOwner = () => staff.lookup((database) => database('staff').where('role', 'owner').limit(1));

/** Those who decide what needs a decision, as somebody the bot writes to. */
export const administrators = () =>
  recipients.lookup((database) =>
    database('recipients')
      .join('staff', 'staff.user_id', 'recipients.user_id')
      .select('recipients.*')
      .whereIn('staff.role', ['owner', 'admin']),
  );
