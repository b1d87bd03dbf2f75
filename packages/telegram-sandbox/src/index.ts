/** Plays Telegram on localhost: the Bot API for a bot, a chat page and a scripted client for its followers. */
export { connectSandbox, SandboxClient } from './client.ts';
export { Community } from './community.ts';
export type { Call, CallCounts, CallQuery } from './faults/call-log.ts';
export type { Faults } from './faults/faults.ts';
export { type LimitSettings, TELEGRAM_LIMITS } from './faults/limits.ts';
export type { FaultRuleInput } from './faults/rules.ts';
export { Follower, type WaitOptions, type Wanted } from './follower.ts';
export type { SeenButton, SeenChat, SeenMessage, SeenPerson, SeenPoll } from './playing/seen-types.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';
export { REACTION_EMOJIS } from './telegram/emojis.ts';
export type { CallbackAnswer } from './world/callbacks.ts';
export type { PaymentResult } from './world/payments.ts';
export type { PersonProfile } from './world/people.ts';
export { PlayError } from './world/play-error.ts';
