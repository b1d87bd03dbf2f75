import { AchievementUnlocked, LevelReached } from './achievements/events.ts';
import type { EventDefinition } from './definitions/event.ts';
import { ChatOpened, CommandUsed, CommentAdded, ReactionAdded } from './gateway/events.ts';
import { MissionCompleted, ReactionRewarded } from './missions/events.ts';
import { DailyGiftClaimed } from './missions/gift/events.ts';
import { TriviaAnswered } from './missions/trivia/events.ts';
import { PreferencesChanged, UserRegistered } from './user/events.ts';
import { BesitosAwarded, BesitosSpent } from './wallet/events.ts';

/**
 * The events missions and achievements can count: both services have a handler for each of them, and the content
 * checker refuses a trigger on any other. What only tells of progress is left out, so that nothing counts itself.
 */
export const COUNTED_EVENTS: readonly EventDefinition[] = [
  ReactionAdded,
  CommentAdded,
  CommandUsed,
  ChatOpened,
  UserRegistered,
  PreferencesChanged,
  BesitosAwarded,
  BesitosSpent,
  ReactionRewarded,
  MissionCompleted,
  AchievementUnlocked,
  LevelReached,
  DailyGiftClaimed,
  TriviaAnswered,
] as unknown as readonly EventDefinition[];
