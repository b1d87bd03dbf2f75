import {
  AcceptReferral,
  AchievementsOf,
  Balance,
  BeginPurchase,
  BotBlocked,
  BuySubscription,
  CancelSubscription,
  ChangePreferences,
  ChatOpened,
  CheckPurchase,
  ClaimGift,
  ClaimMission,
  CommandUsed,
  CommentAdded,
  Context,
  ExplainMission,
  FindUser,
  GiftOf,
  GiftProof,
  History,
  InviteSent,
  JoinBoards,
  JoinRequestAnswered,
  JoinRequested,
  Leaderboard,
  LeaveBoards,
  MemberChanged,
  MemberChecked,
  MemberRemoved,
  MissionsOf,
  NamesOf,
  PollAnswered,
  QuizPosted,
  RankOf,
  ReactionAdded,
  ReactionRemoved,
  ReceiptOf,
  RecordPayment,
  ReferralOf,
  Register,
  RepairStreak,
  StarsRefunded,
  StartTrial,
  StartTrivia,
  SubscriptionOf,
  TelegramRefused,
  Transfer,
  TransferDetails,
  TriviaOf,
} from '@yabot/contracts';
import { defineService } from '@yabot/service-kit';
import { attach } from './attach.ts';
import { answerJoinRequest } from './commands/answer-join-request.ts';
import { checkMember } from './commands/check-member.ts';
import { finishUpdate } from './commands/finish-update.ts';
import { forgetRefused } from './commands/forget-refused.ts';
import { keepPhoto } from './commands/keep-photo.ts';
import { postQuiz } from './commands/post-quiz.ts';
import { publishPosts } from './commands/publish-posts.ts';
import { recordSent } from './commands/record-sent.ts';
import { refundStars } from './commands/refund-stars.ts';
import { removeMember } from './commands/remove-member.ts';
import { resendMessage } from './commands/resend-message.ts';
import { revokeInvite } from './commands/revoke-invite.ts';
import { sendInvite } from './commands/send-invite.ts';
import { takeUpdate } from './commands/take-update.ts';
import { tellEarned } from './commands/tell-earned.ts';
import { gatewaySettings } from './config.ts';
import { forgetting } from './jobs/forgetting.ts';
import { tellAchievement } from './on/achievements.achievement-unlocked.ts';
import { tellLevel } from './on/achievements.level-reached.ts';
import { tellCompletion } from './on/missions.mission-completed.ts';
import { tellSteps } from './on/missions.mission-progressed.ts';
import { tellCap } from './on/missions.reaction-cap-reached.ts';
import { tellBrokenStreak } from './on/missions.streak-broken.ts';
import { tellFailedRepair } from './on/missions.streak-repair-failed.ts';
import { tellRepair } from './on/missions.streak-repaired.ts';
import { summariseTrivia } from './on/missions.trivia-completed.ts';
import { announceTrivia } from './on/missions.trivia-started.ts';
import { endBan } from './on/user.ban-lifted.ts';
import { keepPreferences } from './on/user.preferences-changed.ts';
import { tellRefusedPurchase } from './on/user.purchase-refused.ts';
import { tellExpiry } from './on/user.subscription-expired.ts';
import { tellReminder } from './on/user.subscription-expiring.ts';
import { tellRenewal } from './on/user.subscription-renewed.ts';
import { tellSubscription } from './on/user.subscription-started.ts';
import { keepBan } from './on/user.user-banned.ts';
import { tellBesitos } from './on/wallet.besitos-awarded.ts';
import { tellTransfer } from './on/wallet.besitos-transferred.ts';
import { people } from './people.ts';
import { loadResources } from './resources.ts';
import { accounts } from './tables/accounts.ts';
import { drafts } from './tables/drafts.ts';
import { invites } from './tables/invites.ts';
import { migrations } from './tables/migrations.ts';
import { notedChanges } from './tables/noted-changes.ts';
import { notices } from './tables/notices.ts';
import { outgoing } from './tables/outgoing.ts';
import { photos } from './tables/photos.ts';
import { posts } from './tables/posts.ts';
import { presses } from './tables/presses.ts';
import { recipients } from './tables/recipients.ts';
import { skippedUpdates } from './tables/skipped-updates.ts';
import { updates } from './tables/updates.ts';

export const gateway = defineService({
  name: 'gateway',
  summary: 'The only door: takes Telegram updates in, answers in the chat, tells what was earned',
  settings: gatewaySettings,
  accepts: [
    ...[takeUpdate, finishUpdate, tellEarned, recordSent, resendMessage, publishPosts, forgetRefused],
    ...[answerJoinRequest, checkMember, refundStars, postQuiz, removeMember, revokeInvite],
    ...[sendInvite, keepPhoto],
    ...people.accepts,
  ],
  answers: people.answers,
  consumes: [
    tellBesitos,
    tellSteps,
    tellCompletion,
    tellCap,
    tellAchievement,
    tellLevel,
    ...[keepPreferences, keepBan, endBan],
    ...[tellSubscription, tellRenewal, tellReminder, tellExpiry],
    ...[tellTransfer, tellRefusedPurchase, announceTrivia, summariseTrivia],
    ...[tellBrokenStreak, tellRepair, tellFailedRepair],
    ...people.consumes,
  ],
  emits: [
    ...[ReactionAdded, ReactionRemoved, CommentAdded, CommandUsed, ChatOpened, BotBlocked],
    ...[JoinRequested, JoinRequestAnswered, MemberChanged, MemberRemoved, MemberChecked, InviteSent],
    ...[StarsRefunded, TelegramRefused, QuizPosted, PollAnswered],
  ],
  sends: [ChangePreferences, RecordPayment, AcceptReferral],
  asks: [
    ...[StartTrivia, TriviaOf],
    ...[Context, Balance, History, MissionsOf, ExplainMission, ClaimMission, RepairStreak],
    ...[GiftOf, GiftProof, ClaimGift, Leaderboard, RankOf, LeaveBoards, JoinBoards, NamesOf],
    ...[SubscriptionOf, BeginPurchase, CheckPurchase, BuySubscription, StartTrial, CancelSubscription],
    ...[FindUser, Transfer, TransferDetails, ReceiptOf, ReferralOf, AchievementsOf, ChangePreferences],
    ...[Register],
  ],
  owns: {
    sql: {
      tables: [
        accounts,
        recipients,
        notices,
        updates,
        skippedUpdates,
        outgoing,
        posts,
        photos,
        presses,
        notedChanges,
        drafts,
        invites,
        ...people.tables,
      ],
      migrations,
    },
  },
  jobs: [forgetting],
  resources: loadResources,
  listens: ({ HEALTH_HOST: host, GATEWAY_PORT: port }) => ({ host, port }),
  attach,
});
