import { FreezeAccount } from '@yabot/contracts';
import type { AttachContext } from '@yabot/service-kit';
import { faultId } from '../../rules/acknowledge.ts';
import { ownerOf } from '../../rules/book.ts';
import type { Fault } from '../../rules/proof/fault.ts';
import { accountsOfMovement } from '../../tables/audit.ts';
import { holderOf } from '../../tables/hold-proof.ts';
import type { Sql } from '../../tables/moment.ts';

/** Freezes the accounts in which there are faults, each once a minute at most for the same fault. */
export async function freezeFaulty(
  { submit, clock, log }: Pick<AttachContext, 'submit' | 'clock' | 'log'>,
  sql: Sql,
  faults: readonly Fault[],
): Promise<void> {
  const wrong = new Map<string, Fault>();
  for (const each of faults) {
    for (const userId of await accountsOf(sql, each)) wrong.set(userId, wrong.get(userId) ?? each);
  }
  const minute = clock().toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
  for (const [userId, fault] of wrong) {
    const answer = await submit(
      FreezeAccount.of({ userId, fault: fault.code }, { key: `${userId}:${minute}:${faultId(fault)}` }),
    );
    if (!answer.ok) log.error({ userId, code: answer.refusal.code }, 'account-not-frozen');
  }
}

async function accountsOf(sql: Sql, { subject }: Fault): Promise<string[]> {
  const [, kind = '', id = ''] = /^(\w+):(.*)$/.exec(subject) ?? [];
  if (kind === 'account') return [ownerOf(id)];
  if (kind === 'entry') return [ownerOf(id.slice(0, id.lastIndexOf(':')))];
  if (kind === 'hold') return holderOf(sql, id);
  return kind === 'movement' ? accountsOfMovement(sql, id) : [];
}
