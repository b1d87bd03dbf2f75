import { contentInUse, contentSettings, contentVersions } from '@yabot/content/service';
import { AchievementUnlocked, AdoptAchievementContent, Credit, LevelReached } from '@yabot/contracts';
import { defineService } from '@yabot/service-kit';
import { counted } from './collections/counted.ts';
import { migrations } from './collections/migrations.ts';
import { standings } from './collections/standings.ts';
import { xpGrants } from './collections/xp-grants.ts';
import { adoptContent } from './commands/adopt-content.ts';
import { grantXp } from './commands/grant-xp.ts';
import { achievementUnlocked } from './on/achievements.achievement-unlocked.ts';
import { levelReached } from './on/achievements.level-reached.ts';
import { chatOpened } from './on/gateway.chat-opened.ts';
import { commandUsed } from './on/gateway.command-used.ts';
import { commentAdded } from './on/gateway.comment-added.ts';
import { reactionAdded } from './on/gateway.reaction-added.ts';
import { missionCompleted } from './on/missions.mission-completed.ts';
import { reactionRewarded } from './on/missions.reaction-rewarded.ts';
import { banLifted } from './on/user.ban-lifted.ts';
import { preferencesChanged } from './on/user.preferences-changed.ts';
import { userBanned } from './on/user.user-banned.ts';
import { userRegistered } from './on/user.user-registered.ts';
import { besitosAwarded } from './on/wallet.besitos-awarded.ts';
import { besitosSpent } from './on/wallet.besitos-spent.ts';
import { achievementsOf } from './queries/achievements-of.ts';
import { compile } from './rules/definitions.ts';

export const achievements = defineService({
  name: 'achievements',
  summary: 'Unlocks achievements, and counts experience points and levels',
  settings: contentSettings,
  accepts: [adoptContent, grantXp],
  answers: [achievementsOf],
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
    reactionRewarded,
    missionCompleted,
    achievementUnlocked,
    levelReached,
  ],
  emits: [AchievementUnlocked, LevelReached],
  sends: [Credit],
  owns: { mongo: { collections: [standings, counted, xpGrants, contentVersions], migrations } },
  resources: contentInUse({ adopt: AdoptAchievementContent, compile }),
});
