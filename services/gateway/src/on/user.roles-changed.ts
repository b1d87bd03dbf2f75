import { type Role, RolesChanged } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { mentioning } from '../rules/earned.ts';
import { noticed, noticeReads } from '../sending/noticed.ts';
import { type Staff, staff } from '../tables/staff.ts';

/** The highest first. */
const RANKS: readonly Staff['role'][] = ['owner', 'admin', 'moderator'];

/** Keeps who runs the community, to whom alerts go, and tells them of their role. */
export const keepRole = on(RolesChanged, {
  reads: ({ data }) => ({ ...noticeReads(data.userId), before: staff.ref(data.userId) }),
  decide: (
    { data: { userId, roles }, envelope: { correlationId } },
    { before, notice, recipient },
    { now },
  ) => {
    const role = RANKS.find((rank) => roles.includes(rank));
    if (before?.role === role) return {};
    const told = noticed({ notice, recipient }, (earned) => mentioning(earned, roleMention(role)), {
      correlationId,
      now,
    });
    return { save: [role ? staff.put({ userId, role }) : staff.remove(userId), ...told] };
  },
});

const roleMention = (role: Role | undefined) =>
  ({ text: `news-role-${role ?? 'follower'}`, about: 'role', values: {}, always: true }) as const;
