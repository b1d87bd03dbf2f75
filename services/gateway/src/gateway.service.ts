import {
  AcceptReferral,
  AccessOf,
  AchievementsOf,
  Balance,
  BeginPurchase,
  BotBlocked,
  BuySubscription,
  CancelSubscription,
  ChangePreferences,
  ChatOpened,
  CheckAccess,
  CheckPurchase,
  ClaimGift,
  ClaimMission,
  CommandUsed,
  CommentAdded,
  Context,
  ErasePerson,
  ExplainMission,
  FindUser,
  GiftOf,
  GiftProof,
  HiddenAmong,
  History,
  InvitedBy,
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
  OpenHolds,
  PollAnswered,
  QuizPosted,
  RankOf,
  ReactionAdded,
  ReactionRemoved,
  ReactionRules,
  ReceiptOf,
  RecordPayment,
  ReferralOf,
  Register,
  RepairStreak,
  RequestEntry,
  Seasons,
  StarsRefunded,
  StartTrial,
  StartTrivia,
  Statement,
  StopTrivia,
  SubscriptionOf,
  TelegramRefused,
  Transfer,
  TransferAllowance,
  TransferDetails,
  TriviaOf,
  TriviaRanking,
  TriviaRound,
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
import { gatewaySettings } from './config.ts';
import { forgetting } from './jobs/forgetting.ts';
import { keepPreferences } from './on/user.preferences-changed.ts';
import { people } from './people.ts';
import { loadResources } from './resources.ts';
import { EXPORTS_OF_OTHERS } from './sending/person-files.ts';
import { accounts } from './tables/accounts.ts';
import { drafts } from './tables/drafts.ts';
import { invites } from './tables/invites.ts';
import { migrations } from './tables/migrations.ts';
import { notedChanges } from './tables/noted-changes.ts';
import { outgoing } from './tables/outgoing.ts';
import { photos } from './tables/photos.ts';
import { posts } from './tables/posts.ts';
import { presses } from './tables/presses.ts';
import { recipients } from './tables/recipients.ts';
import { skippedUpdates } from './tables/skipped-updates.ts';
import { updates } from './tables/updates.ts';
import { telling } from './telling.ts';

export const gateway = defineService({
  name: 'gateway',
  summary: 'The only door: takes Telegram updates in, answers in the chat, tells what was earned',
  settings: gatewaySettings,
  accepts: [
    ...[takeUpdate, finishUpdate, recordSent, resendMessage, publishPosts, forgetRefused],
    ...[answerJoinRequest, checkMember, refundStars, postQuiz, removeMember, revokeInvite],
    ...[sendInvite, keepPhoto],
    ...telling.accepts,
    ...people.accepts,
  ],
  answers: people.answers,
  consumes: [keepPreferences, ...telling.consumes, ...people.consumes],
  emits: [
    ...[ReactionAdded, ReactionRemoved, CommentAdded, CommandUsed, ChatOpened, BotBlocked],
    ...[JoinRequested, JoinRequestAnswered, MemberChanged, MemberRemoved, MemberChecked, InviteSent],
    ...[StarsRefunded, TelegramRefused, QuizPosted, PollAnswered],
  ],
  sends: [ChangePreferences, RecordPayment, AcceptReferral, ...telling.sends],
  asks: [
    ...[StartTrivia, StopTrivia, TriviaOf],
    ...[Context, Balance, History, MissionsOf, ExplainMission, ClaimMission, RepairStreak],
    ...[GiftOf, GiftProof, ClaimGift, Leaderboard, RankOf, LeaveBoards, JoinBoards, NamesOf, HiddenAmong],
    ...[Seasons, TriviaRanking, TriviaRound, OpenHolds, Statement, ReactionRules, InvitedBy],
    ...[AccessOf, CheckAccess, RequestEntry, ErasePerson, ...EXPORTS_OF_OTHERS],
    ...[SubscriptionOf, BeginPurchase, CheckPurchase, BuySubscription, StartTrial, CancelSubscription],
    ...[
      FindUser,
      Transfer,
      TransferDetails,
      TransferAllowance,
      ReceiptOf,
      ReferralOf,
      AchievementsOf,
      ChangePreferences,
    ],
    ...[Register],
  ],
  keeps: [CheckAccess],
  owns: {
    sql: {
      tables: [
        accounts,
        recipients,
        updates,
        skippedUpdates,
        outgoing,
        posts,
        photos,
        presses,
        notedChanges,
        drafts,
        invites,
        ...telling.tables,
        ...people.tables,
      ],
      migrations,
    },
  },
  jobs: [forgetting, ...telling.jobs],
  resources: loadResources,
  listens: ({ HEALTH_HOST: host, GATEWAY_PORT: port }) => ({ host, port }),
  attach,
});
