import { contentInUse, contentSettings, contentVersions } from '@yabot/content/service';
import {
  AdoptMissionContent,
  Credit,
  Debit,
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
import { progress } from './collections/progress.ts';
import { rewardedPosts } from './collections/rewarded-posts.ts';
import { adoptContent } from './commands/adopt-content.ts';
import { claimMission } from './commands/claim-mission.ts';
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
import { preferencesChanged } from './on/user.preferences-changed.ts';
import { userBanned } from './on/user.user-banned.ts';
import { userRegistered } from './on/user.user-registered.ts';
import { besitosAwarded } from './on/wallet.besitos-awarded.ts';
import { besitosSpent } from './on/wallet.besitos-spent.ts';
import { debitRejected } from './on/wallet.debit-rejected.ts';
import { explainMission } from './queries/explain-mission.ts';
import { missionsOf } from './queries/missions-of.ts';
import { reactionRules } from './queries/reaction-rules.ts';
import { compile } from './rules/definitions.ts';
import { trivia } from './trivia.ts';

export const missions = defineService({
  name: 'missions',
  summary: 'Keeps mission progress, and says what reactions pay',
  settings: contentSettings,
  accepts: [adoptContent, claimMission, repairStreak, ...dailyGift.accepts, ...trivia.accepts],
  answers: [missionsOf, explainMission, reactionRules, ...dailyGift.answers, ...trivia.answers],
  consumes: [
    reactionAdded,
    commentAdded,
    commandUsed,
    chatOpened,
    userRegistered,
    preferencesChanged,
    userBanned,
    banLifted,
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
  sends: [Credit, Debit, GrantXp, GrantVipDays, ...trivia.sends],
  owns: {
    mongo: {
      collections: [
        progress,
        rewardedPosts,
        contentVersions,
        ...dailyGift.collections,
        ...trivia.collections,
      ],
    },
  },
  jobs: [...dailyGift.jobs, ...trivia.jobs],
  resources: contentInUse({ adopt: AdoptMissionContent, compile }),
});
