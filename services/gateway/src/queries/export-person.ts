import { ExportGatewayPerson, toParts } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { accountsOf } from '../tables/accounts.ts';
import { draftsBy } from '../tables/drafts.ts';
import { invitesFor } from '../tables/invites.ts';
import { notedChanges } from '../tables/noted-changes.ts';
import { notices } from '../tables/notices.ts';
import { pressedBy } from '../tables/presses.ts';
import { recipients } from '../tables/recipients.ts';
import { staff } from '../tables/staff.ts';

export const exportPerson = query(ExportGatewayPerson, {
  answer: async ({ userId }, { load, sql }) => {
    const [accounts, recipient, role, notice, noted, pressed, begun, invited] = await Promise.all([
      accountsOf(sql, userId),
      load(recipients.ref(userId)),
      load(staff.ref(userId)),
      load(notices.ref(userId)),
      load(notedChanges.ref(userId)),
      pressedBy(sql, userId),
      draftsBy(sql, userId),
      invitesFor(sql, userId),
    ]);
    const all = (found: readonly object[]) => found.map((row) => ({ ...row }));
    const rows = (row: object | undefined) => (row ? [{ ...row }] : []);
    return {
      parts: toParts({
        account: all(accounts),
        recipient: rows(recipient),
        role: rows(role),
        notice: rows(notice),
        noted: rows(noted),
        pressed: all(pressed),
        drafts: all(begun),
        invites: all(invited),
      }),
      next: null,
    };
  },
});
