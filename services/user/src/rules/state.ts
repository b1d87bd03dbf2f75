import { localDay } from '@yabot/content';
import type { Language } from '@yabot/contracts';

/** What somebody prefers. */
export interface Preferences {
  readonly language: Language;
  readonly timeZone: string;
  /** Whether to be told of what they earn. */
  readonly notices: boolean;
  /** The hour at which their day begins; null or absent while it is that of the community. */
  readonly dayStart?: number | null;
}

/** What somebody prefers and is doing. */
export interface State extends Preferences {
  readonly userId: string;
  /** False for what was seen of somebody before their registration came this far. */
  readonly registered: boolean;
  /** Whether the bot may write to them. */
  readonly reachable: boolean;
  readonly lastActiveAt: string;
}

/** A state after something happened, and whether others want to know. */
export interface StateStep {
  readonly state: State;
  readonly tell: boolean;
}

/** The state of a registration; what was seen of them before is kept. */
export function registeredState(
  seen: State | undefined,
  { userId, language, timeZone }: { userId: string; language: Language; timeZone: string },
  now: Date,
): State {
  return {
    userId,
    language,
    timeZone,
    registered: true,
    notices: true,
    reachable: seen?.reachable ?? false,
    lastActiveAt: seen?.lastActiveAt ?? now.toISOString(),
  };
}

/** They opened the chat: the bot may write to them. */
export function opened(state: State | undefined, userId: string, at: string): StateStep {
  const active = activeState(state, userId, at);
  return step(state, { ...active, reachable: true });
}

/** They blocked the bot. That is no activity, and of somebody unknown it says nothing new. */
export function blocked(state: State | undefined): StateStep | undefined {
  return state?.reachable ? step(state, { ...state, reachable: false }) : undefined;
}

/** They did something. */
export function active(state: State | undefined, userId: string, at: string): StateStep {
  return step(state, activeState(state, userId, at));
}

/** The state with other preferences; the same one when nothing is new. */
export function withPreferences(
  state: State,
  wanted: { [Name in keyof Preferences]?: Preferences[Name] | undefined },
): State {
  const { language = state.language, timeZone = state.timeZone, notices = state.notices } = wanted;
  const { dayStart = state.dayStart } = wanted;
  const isSame =
    language === state.language &&
    timeZone === state.timeZone &&
    notices === state.notices &&
    (dayStart ?? null) === (state.dayStart ?? null);
  if (isSame) return state;
  return { ...state, language, timeZone, notices, ...(dayStart === undefined ? {} : { dayStart }) };
}

export function preferencesOf({ language, timeZone, notices, dayStart }: State): Preferences {
  return { language, timeZone, notices, ...(dayStart === undefined ? {} : { dayStart }) };
}

const UNREGISTERED = {
  registered: false,
  language: 'es',
  timeZone: 'UTC',
  notices: true,
  reachable: false,
} as const;

function activeState(state: State | undefined, userId: string, at: string): State {
  if (!state) return { ...UNREGISTERED, userId, lastActiveAt: at };
  return at > state.lastActiveAt ? { ...state, lastActiveAt: at } : state;
}

/** Others want to know when the bot may write or may not any more, and of the first activity of a day; not of each click. */
function step(before: State | undefined, state: State): StateStep {
  const isNews = !before || before.reachable !== state.reachable || dayOf(before) !== dayOf(state);
  return { state, tell: state.registered && isNews };
}

const dayOf = ({ lastActiveAt, timeZone }: State) => localDay(new Date(lastActiveAt), { timeZone });
