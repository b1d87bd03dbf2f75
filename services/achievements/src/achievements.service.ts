import { contentSettings } from '@yabot/content/service';
import {
  AchievementUnlocked,
  ContinueGrant,
  Credit,
  EndSeason,
  ForgetAchievementsPerson,
  GrantAchievement,
  LevelReached,
  SeasonEnded,
} from '@yabot/contracts';
import { defineService } from '@yabot/service-kit';
import { schema } from './collections/schema.ts';
import { adoptContent } from './commands/adopt-content.ts';
import { archiveSeasonPage } from './commands/archive-season-page.ts';
import { closeSeason } from './commands/close-season.ts';
import { continueGrant } from './commands/continue-grant.ts';
import { endSeason } from './commands/end-season.ts';
import { forgetPerson } from './commands/forget-person.ts';
import { grantAchievement } from './commands/grant-achievement.ts';
import { grantRetroactively } from './commands/grant-retroactively.ts';
import { grantXp } from './commands/grant-xp.ts';
import { joinBoards } from './commands/join-boards.ts';
import { keepSeasons } from './commands/keep-seasons.ts';
import { leaveBoards } from './commands/leave-boards.ts';
import { followBoards } from './jobs/follow-boards.ts';
import { keepingSeasons } from './jobs/keep-seasons.ts';
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
import { rolesChanged } from './on/user.roles-changed.ts';
import { userBanned } from './on/user.user-banned.ts';
import { userRegistered } from './on/user.user-registered.ts';
import { besitosAwarded } from './on/wallet.besitos-awarded.ts';
import { besitosSpent } from './on/wallet.besitos-spent.ts';
import { achievementsOf } from './queries/achievements-of.ts';
import { exportPerson } from './queries/export-person.ts';
import { hiddenAmong } from './queries/hidden-among.ts';
import { leaderboard } from './queries/leaderboard.ts';
import { rankOf } from './queries/rank-of.ts';
import { retroactiveGrant } from './queries/retroactive-grant.ts';
import { seasons } from './queries/seasons.ts';
import { resources } from './resources.ts';

export const achievements = defineService({
  name: 'achievements',
  summary: 'Unlocks achievements, and counts experience points and levels',
  settings: contentSettings,
  accepts: [
    adoptContent,
    grantXp,
    leaveBoards,
    joinBoards,
    keepSeasons,
    endSeason,
    archiveSeasonPage,
    closeSeason,
    grantRetroactively,
    continueGrant,
    grantAchievement,
    forgetPerson,
  ],
  answers: [achievementsOf, leaderboard, rankOf, hiddenAmong, seasons, retroactiveGrant, exportPerson],
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
    rolesChanged,
    besitosAwarded,
    besitosSpent,
    reactionRewarded,
    missionCompleted,
    achievementUnlocked,
    levelReached,
    dailyGiftClaimed,
    triviaAnswered,
  ],
  emits: [AchievementUnlocked, LevelReached, SeasonEnded],
  sends: [Credit, EndSeason, ContinueGrant, GrantAchievement, ForgetAchievementsPerson],
  owns: { documents: schema },
  jobs: [keepingSeasons],
  resources,
  attach: followBoards,
});
