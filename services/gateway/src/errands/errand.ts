import type { Decision } from '@yabot/service-kit';
import type { Texts } from '../conversation/texts/words.ts';

/** When and within which chain of messages an errand ended, and what is needed to tell of it. */
export interface Ended {
  readonly now: Date;
  readonly correlationId: string;
  readonly texts: Texts;
  readonly newId: () => string;
}

/** A call to Telegram whose end somebody wants to know. */
export interface ErrandHandler {
  /** What follows once Telegram did it. */
  done(about: unknown, answer: unknown, ended: Ended): Decision;
  /** What follows when Telegram will never do it; left out, the call goes to the dead letters. */
  failed?(about: unknown, code: string, ended: Ended): Decision;
}

/** Declares what follows from a call. */
export const errand = <About, Answer = unknown>(declared: {
  done(about: About, answer: Answer, ended: Ended): Decision;
  failed?(about: About, code: string, ended: Ended): Decision;
}): ErrandHandler => declared as ErrandHandler;
