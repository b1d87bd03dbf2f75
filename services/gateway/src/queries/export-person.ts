import { ExportGatewayPerson, type RowsByPart, toParts } from '@yabot/contracts';
import { type QueryContext, query } from '@yabot/service-kit';
import { accountsOf } from '../tables/accounts.ts';
import { draftsBy } from '../tables/drafts.ts';
import { invitesFor } from '../tables/invites.ts';
import { notedChanges } from '../tables/noted-changes.ts';
import { notices } from '../tables/notices.ts';
import { pressedBy } from '../tables/presses.ts';
import { recipients } from '../tables/recipients.ts';
import { staff } from '../tables/staff.ts';

export const exportPerson = query(ExportGatewayPerson, {
  answer: async ({ userId }, context) => ({ parts: toParts(await keptOf(userId, context)), next: null }),
});

/** Everything the gateway keeps of somebody, part by part. */
export async function keptOf(
  userId: string,
  { load, sql }: Pick<QueryContext, 'load' | 'sql'>,
): Promise<RowsByPart> {
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
    account: all(accounts),
    recipient: rows(recipient),
    role: rows(role),
    notice: rows(notice),
    noted: rows(noted),
    pressed: all(pressed),
    drafts: all(begun),
    invites: all(invited),
  };
}
