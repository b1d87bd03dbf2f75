import { TellEarned } from '@yabot/contracts';
import { accept, command, type DecisionContext } from '@yabot/service-kit';
import { noticeMessage } from '../conversation/notice-message.ts';
import type { Resources } from '../resources.ts';
import { outgoingRow } from '../rules/outgoing.ts';
import { tellableTo } from '../rules/told.ts';
import { notices } from '../tables/notices.ts';
import { outgoing } from '../tables/outgoing.ts';
import { recipients } from '../tables/recipients.ts';

export const tellEarned = command(TellEarned, {
  reads: ({ data }) => ({ notice: notices.ref(data.userId), recipient: recipients.ref(data.userId) }),
  decide: (
    { data: { userId } },
    { notice, recipient },
    { now, newId, resources }: DecisionContext<Resources>,
  ) => {
    if (!notice || !recipient) return accept({ told: false });
    const earned = tellableTo(recipient, notice.earned);
    if (!earned) return accept({ told: false }, recipient.notices ? {} : { save: [notices.remove(userId)] });
    if (recipient.reach !== 'open') return accept({ told: false });
    const message = noticeMessage({ ...notice, earned }, recipient, resources.texts, now);
    const row = outgoingRow(message, {
      id: newId(),
      priority: 'notice',
      correlationId: notice.correlationId,
      now,
    });
    return accept({ told: true }, { save: [notices.remove(userId), outgoing.insert(row)] });
  },
});
