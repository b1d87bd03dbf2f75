import { contentInUse, contentSettings, contentVersions } from '@yabot/content/service';
import {
  AdoptMissionContent,
  Credit,
  Debit,
  ForgetMissionsPerson,
  GrantVipDays,
  GrantXp,
  MissionAssigned,
  MissionClaimed,
  MissionClaimLapsed,
  MissionCompleted,
  MissionExpired,
  MissionProgressed,
  ReactionCapReached,
  ReactionRewarded,
  StreakBroken,
  StreakFrozen,
  StreakRepaired,
  StreakRepairFailed,
} from '@yabot/contracts';
import { defineService } from '@yabot/service-kit';
import { migrations } from './collections/migrations.ts';
import { progress } from './collections/progress.ts';
import { rewardedPosts } from './collections/rewarded-posts.ts';
import { adoptContent } from './commands/adopt-content.ts';
import { claimMission } from './commands/claim-mission.ts';
import { forgetPerson } from './commands/forget-person.ts';
import { repairStreak } from './commands/repair-streak.ts';
import { dailyGift } from './daily-gift.ts';
import { achievementUnlocked } from './on/achievements.achievement-unlocked.ts';
import { levelReached } from './on/achievements.level-reached.ts';
import { chatOpened } from './on/gateway.chat-opened.ts';
import { commandUsed } from './on/gateway.command-used.ts';
import { commentAdded } from './on/gateway.comment-added.ts';
import { reactionAdded } from './on/gateway.reaction-added.ts';
import { dailyGiftClaimed } from './on/missions.daily-gift-claimed.ts';
import { missionCompleted } from './on/missions.mission-completed.ts';
import { reactionRewarded } from './on/missions.reaction-rewarded.ts';
import { triviaAnswered } from './on/missions.trivia-answered.ts';
import { banLifted } from './on/user.ban-lifted.ts';
import { personErased } from './on/user.person-erased.ts';
import { preferencesChanged } from './on/user.preferences-changed.ts';
import { userBanned } from './on/user.user-banned.ts';
import { userRegistered } from './on/user.user-registered.ts';
import { besitosAwarded } from './on/wallet.besitos-awarded.ts';
import { besitosSpent } from './on/wallet.besitos-spent.ts';
import { debitRejected } from './on/wallet.debit-rejected.ts';
import { explainMission } from './queries/explain-mission.ts';
import { exportPerson } from './queries/export-person.ts';
import { missionsOf } from './queries/missions-of.ts';
import { reactionRules } from './queries/reaction-rules.ts';
import { compile } from './rules/definitions.ts';
import { trivia } from './trivia.ts';

export const missions = defineService({
  name: 'missions',
  summary: 'Keeps mission progress, and says what reactions pay',
  settings: contentSettings,
  accepts: [adoptContent, claimMission, repairStreak, forgetPerson, ...dailyGift.accepts, ...trivia.accepts],
  answers: [missionsOf, explainMission, reactionRules, exportPerson, ...dailyGift.answers, ...trivia.answers],
  consumes: [
    reactionAdded,
    commentAdded,
    commandUsed,
    chatOpened,
    userRegistered,
    preferencesChanged,
    userBanned,
    banLifted,
    personErased,
    besitosAwarded,
    besitosSpent,
    debitRejected,
    reactionRewarded,
    missionCompleted,
    achievementUnlocked,
    levelReached,
    dailyGiftClaimed,
    triviaAnswered,
    ...trivia.consumes,
  ],
  emits: [
    ReactionRewarded,
    ReactionCapReached,
    MissionAssigned,
    MissionProgressed,
    MissionCompleted,
    MissionExpired,
    MissionClaimed,
    MissionClaimLapsed,
    StreakFrozen,
    StreakBroken,
    StreakRepaired,
    StreakRepairFailed,
    ...dailyGift.emits,
    ...trivia.emits,
  ],
  sends: [Credit, Debit, GrantXp, GrantVipDays, ForgetMissionsPerson, ...trivia.sends],
  owns: {
    documents: {
      collections: [
        progress,
        rewardedPosts,
        contentVersions,
        ...dailyGift.collections,
        ...trivia.collections,
      ],
      migrations,
    },
  },
  jobs: [...dailyGift.jobs, ...trivia.jobs],
  resources: contentInUse({ adopt: AdoptMissionContent, compile }),
});
