import {
  AccessChanged,
  AccessGranted,
  AccessRevoked,
  AccessRulesChanged,
  AnswerJoinRequest,
  CheckMember,
  CloseDoors,
  EndAccess,
  LeaveDoor,
  RemoveMember,
  RevokeInvite,
  SendInvite,
  VoidInvite,
} from '@yabot/contracts';
import { adoptContent } from './commands/adopt-content.ts';
import { checkMemberships } from './commands/check-memberships.ts';
import { closeDoors } from './commands/close-doors.ts';
import { endAccess } from './commands/end-access.ts';
import { endDueAccess } from './commands/end-due-access.ts';
import { grantAccess } from './commands/grant-access.ts';
import { inviteAgain } from './commands/invite-again.ts';
import { leaveDoor } from './commands/leave-door.ts';
import { reconcileMembers } from './commands/reconcile-members.ts';
import { requestEntry } from './commands/request-entry.ts';
import { resetAccess } from './commands/reset-access.ts';
import { revokeAccess } from './commands/revoke-access.ts';
import { voidInvite } from './commands/void-invite.ts';
import { checkingMemberships } from './jobs/check-memberships.ts';
import { closingDoors } from './jobs/close-doors.ts';
import { endingDueAccess } from './jobs/end-due-access.ts';
import { achievementUnlocked } from './on/achievements.achievement-unlocked.ts';
import { levelReached } from './on/achievements.level-reached.ts';
import { inviteSent } from './on/gateway.invite-sent.ts';
import { joinRequested } from './on/gateway.join-requested.ts';
import { memberChanged } from './on/gateway.member-changed.ts';
import { memberChecked } from './on/gateway.member-checked.ts';
import { memberRemoved } from './on/gateway.member-removed.ts';
import { accessChanged } from './on/user.access-changed.ts';
import { banLifted } from './on/user.ban-lifted.ts';
import { rolesChanged } from './on/user.roles-changed.ts';
import { userBanned } from './on/user.user-banned.ts';
import { accessOf } from './queries/access-of.ts';
import { checkAccess } from './queries/check-access.ts';
import { membersChecked } from './queries/members-checked.ts';
import { invites } from './tables/invites.ts';
import { membershipCounts, memberships } from './tables/memberships.ts';
import { standings } from './tables/standings.ts';

/** The part of the service that is about what users may do, and about the doors of chats. */
export const admitting = {
  accepts: [
    adoptContent,
    grantAccess,
    revokeAccess,
    resetAccess,
    endAccess,
    endDueAccess,
    requestEntry,
    closeDoors,
    leaveDoor,
    inviteAgain,
    voidInvite,
    checkMemberships,
    reconcileMembers,
  ],
  answers: [checkAccess, accessOf, membersChecked],
  consumes: [
    levelReached,
    achievementUnlocked,
    accessChanged,
    rolesChanged,
    userBanned,
    banLifted,
    joinRequested,
    memberChanged,
    memberChecked,
    memberRemoved,
    inviteSent,
  ],
  emits: [AccessChanged, AccessGranted, AccessRevoked, AccessRulesChanged],
  sends: [
    EndAccess,
    CloseDoors,
    LeaveDoor,
    VoidInvite,
    AnswerJoinRequest,
    RemoveMember,
    SendInvite,
    RevokeInvite,
    CheckMember,
  ],
  tables: [standings, memberships, membershipCounts, invites],
  jobs: [endingDueAccess, closingDoors, checkingMemberships],
} as const;
