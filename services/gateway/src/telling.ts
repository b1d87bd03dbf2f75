import { TellPerson, TellRoles } from '@yabot/contracts';
import { askForStaff } from './commands/ask-for-staff.ts';
import { tellEarned } from './commands/tell-earned.ts';
import { tellPerson } from './commands/tell-person.ts';
import { askingForStaff } from './jobs/ask-for-staff.ts';
import { tellAchievement } from './on/achievements.achievement-unlocked.ts';
import { tellLevel } from './on/achievements.level-reached.ts';
import { tellSeason } from './on/achievements.season-ended.ts';
import { tellLapsedClaim } from './on/missions.mission-claim-lapsed.ts';
import { tellClaim } from './on/missions.mission-claimed.ts';
import { tellCompletion } from './on/missions.mission-completed.ts';
import { tellSteps } from './on/missions.mission-progressed.ts';
import { tellCap } from './on/missions.reaction-cap-reached.ts';
import { tellBrokenStreak } from './on/missions.streak-broken.ts';
import { tellFreeze } from './on/missions.streak-frozen.ts';
import { tellFailedRepair } from './on/missions.streak-repair-failed.ts';
import { tellRepair } from './on/missions.streak-repaired.ts';
import { summariseTrivia } from './on/missions.trivia-completed.ts';
import { announceTrivia } from './on/missions.trivia-started.ts';
import { tellGrant } from './on/user.access-granted.ts';
import { tellRevocation } from './on/user.access-revoked.ts';
import { endBan } from './on/user.ban-lifted.ts';
import { alertResumedExpiry } from './on/user.expiry-resumed.ts';
import { alertStoppedExpiry } from './on/user.expiry-stopped.ts';
import { tellRefund } from './on/user.payment-refunded.ts';
import { tellRefusedPurchase } from './on/user.purchase-refused.ts';
import { tellInvitation } from './on/user.referral-accepted.ts';
import { tellRefusedInvitation } from './on/user.referral-refused.ts';
import { tellReferral } from './on/user.referral-rewarded.ts';
import { tellSuspicion } from './on/user.referral-suspected.ts';
import { keepRole } from './on/user.roles-changed.ts';
import { tellCancellation } from './on/user.subscription-cancelled.ts';
import { tellExpiry } from './on/user.subscription-expired.ts';
import { tellReminder } from './on/user.subscription-expiring.ts';
import { tellRenewal } from './on/user.subscription-renewed.ts';
import { tellSubscription } from './on/user.subscription-started.ts';
import { keepBan } from './on/user.user-banned.ts';
import { tellBesitos } from './on/wallet.besitos-awarded.ts';
import { tellSpent } from './on/wallet.besitos-spent.ts';
import { tellTransfer } from './on/wallet.besitos-transferred.ts';
import { tellBoostEnd } from './on/wallet.boost-ended.ts';
import { tellBoost } from './on/wallet.boost-started.ts';
import { tellCapture } from './on/wallet.hold-captured.ts';
import { tellHold } from './on/wallet.hold-placed.ts';
import { tellRelease } from './on/wallet.hold-released.ts';
import { tellReversal } from './on/wallet.movement-reversed.ts';
import { notices } from './tables/notices.ts';
import { staff } from './tables/staff.ts';

/** The part of the gateway that tells people what happened. */
export const telling = {
  accepts: [tellEarned, tellPerson, askForStaff],
  consumes: [
    ...[tellBesitos, tellSpent, tellTransfer, tellReversal],
    ...[tellBoost, tellBoostEnd, tellHold, tellCapture, tellRelease],
    ...[tellSteps, tellCompletion, tellClaim, tellLapsedClaim, tellCap],
    ...[tellBrokenStreak, tellFreeze, tellRepair, tellFailedRepair],
    ...[announceTrivia, summariseTrivia, tellAchievement, tellLevel, tellSeason],
    ...[tellSubscription, tellRenewal, tellReminder, tellCancellation, tellExpiry],
    ...[tellRefusedPurchase, tellRefund, tellGrant, tellRevocation],
    ...[tellInvitation, tellRefusedInvitation, tellReferral, tellSuspicion],
    ...[alertStoppedExpiry, alertResumedExpiry],
    ...[keepRole, keepBan, endBan],
  ],
  sends: [TellPerson, TellRoles],
  jobs: [askingForStaff],
  tables: [notices, staff],
} as const;
