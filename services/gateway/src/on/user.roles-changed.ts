import { RolesChanged } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { mentioning } from '../rules/earned.ts';
import type { Mention } from '../rules/mentions.ts';
import { noticed, noticeReads } from '../sending/noticed.ts';
import { type Staff, staff } from '../tables/staff.ts';

/** The highest first. */
const RANKS: readonly Staff['role'][] = ['owner', 'admin', 'moderator'];

/** Keeps who runs the community, to whom alerts go, and tells them of their role and its end. */
export const keepRole = on(RolesChanged, {
  reads: ({ data }) => ({ ...noticeReads(data.userId), before: staff.ref(data.userId) }),
  decide: (
    { data: { userId, roles, roleEnds = [] }, envelope: { correlationId } },
    { before, notice, recipient },
    { now },
  ) => {
    const role = RANKS.find((rank) => roles.includes(rank));
    const until = roleEnds.find((each) => each.role === role)?.until ?? null;
    if (before?.role === role && (before?.until ?? null) === until) return {};
    const mention = roleMention(role, until);
    const told = noticed({ notice, recipient }, (earned) => mentioning(earned, mention), {
      correlationId,
      now,
    });
    return { save: [role ? staff.put({ userId, role, until }) : staff.remove(userId), ...told] };
  },
});

const roleMention = (role: Staff['role'] | undefined, until: string | null): Mention => ({
  text: `news-role-${role ?? 'follower'}${until === null ? '' : '-until'}`,
  about: 'role',
  values: until === null ? {} : { until: { moment: until } },
  always: true,
});
