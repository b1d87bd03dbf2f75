export { type CheckResult, checkSources } from './check.ts';
export type { Content } from './content.ts';
export {
  type DayClock,
  daysAfter,
  localDay,
  localTime,
  momentOn,
  mondayOf,
  monthsAfter,
  startOfDay,
} from './days.ts';
export { type CatalogueEvent, countableEvents, EVENT_CATALOGUE } from './events/catalogue.ts';
export { type Excused, excusedBy } from './excused.ts';
export { didYouMean } from './explain/suggest.ts';
export { compileField, type FieldReader } from './field.ts';
export type { Source } from './files/read.ts';
export { commitmentOf, type Draw, drawPrize } from './gift/draw.ts';
export { streakBonusOf } from './gift/streak-bonus.ts';
export { type GiftVerdict, verifyGift } from './gift/verify.ts';
export { checkContent, type LoadedContent, loadContent } from './load.ts';
export { isOpenOn } from './mission-days.ts';
export { ContentError, formatMistake, type Mistake, shortList } from './mistake.ts';
export { onceKey } from './once-key.ts';
export { compileReactionRules, type RuleFinder } from './reaction-rules.ts';
export { type Access, DEFAULT_REMOVALS, type Needs, type Removals, type Resource } from './schema/access.ts';
export type { AchievementDefinition } from './schema/achievement.ts';
export type { Community, CommunityPost, Group } from './schema/community.ts';
export type { ConditionDefinition } from './schema/condition.ts';
export { DEFAULT_ECONOMY, type Economy } from './schema/economy.ts';
export { isReactionEmoji, normaliseEmoji, REACTION_EMOJI } from './schema/emoji.ts';
export type { GiftTable } from './schema/gift.ts';
export type { Level } from './schema/levels.ts';
export type { MissionDefinition } from './schema/mission.ts';
export { MOST_DISTINCT } from './schema/mission-goal.ts';
export { CHAIN, FIRST_EVENT } from './schema/mission-rules.ts';
export type { Plan, Plans } from './schema/plans.ts';
export type { ReactionRule, Reactions } from './schema/reactions.ts';
export type { Referrals } from './schema/referrals.ts';
export type { Season } from './schema/season.ts';
export { TIERS } from './schema/tiers.ts';
export type { Scalar, Trigger } from './schema/trigger.ts';
export type { TriviaBank, TriviaPays, TriviaQuestion } from './schema/trivia.ts';
export { type Ban, isBanned, momentOf } from './taking-part.ts';
export {
  type Condition,
  compileCondition,
  type EventIndex,
  indexByEvent,
  matches,
  type Triggered,
} from './trigger.ts';
export { type ContentWatch, type WatchOptions, watchContent } from './watch.ts';
