import type { BotCommand, Language, QueryDefinition, Refusal, SentCommand } from '@yabot/contracts';
import type { Picture } from '@yabot/pictures';
import type { Html } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import type { Preferences } from '../rules/noted-change.ts';

/** Who a screen is for. */
export interface Who {
  readonly userId: string;
  readonly telegramId: number;
  readonly firstName: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly notices: boolean;
  /** The username of the bot they write to; absent until Telegram told it. */
  readonly botName?: string;
  readonly now: Date;
}

/** A button under a message: it shows another screen, changes something, orders something of a service, or opens a link. */
export type Button = { readonly text: string } & (
  | { readonly show: string; readonly page?: string }
  | { readonly change: string; readonly value: string }
  /** With the draft of the screen, if it has one. */
  | { readonly order: string; readonly value?: string }
  | { readonly url: string }
);

/** What is shown: a text and rows of buttons. */
export interface Screen {
  readonly text: Html;
  readonly keyboard: readonly (readonly Button[])[];
  /** What its buttons order and does not fit into them: kept for a day, for the one who sees the screen. */
  readonly draft?: Draft;
  /** Sent with it as a message of its own, beside the one whose button was tapped. */
  readonly picture?: ScreenPicture;
}

/** What is drawn of a screen. The text of the screen is said when it cannot be sent. */
export interface ScreenPicture {
  readonly picture: Picture;
  /** What is said with it. */
  readonly caption: Html;
  /** Who is named in it and in the texts: user ids, see `placeOfName`. */
  readonly names: readonly string[];
}

/** What somebody is about to order. */
export type Draft = Readonly<Record<string, unknown>>;

/** A text of a draft; undefined when it has none by that name. */
export function drafted(draft: Draft | undefined, name: string): string | undefined {
  const value = draft?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** What is shown once something is done: over the screen, in place of it, or beside it. */
export interface Ordered {
  readonly toast?: string;
  /** With none, the screen with the button is made anew, on this page. */
  readonly screen?: Screen;
  readonly page?: string;
  readonly invoice?: Invoice;
}

/** What is to be paid in Telegram Stars. */
export interface Invoice {
  readonly title: string;
  readonly description: string;
  /** By which the payment is known when Telegram tells of it. */
  readonly payload: string;
  readonly stars: number;
}

/** Something a tap asks a service to do, and what is shown of its answer. */
export interface Ordering<Result = unknown> {
  /**
   * The command; undefined when the value or the draft is none.
   * @param key the same for the same button, so that two taps order once
   */
  order(
    value: string,
    who: Who,
    about: { readonly draft: Draft | undefined; readonly key: string },
  ): SentCommand<unknown, Result> | undefined;
  /** What is shown once it is done, in place of the screen with the button; with no screen, that one is made anew. */
  done(result: Result, words: Words, who: Who, value: string): Ordered;
}

/** Declares what a button orders. */
export const ordering = <Data, Result, Code extends string>(declared: {
  order(
    value: string,
    who: Who,
    about: { readonly draft: Draft | undefined; readonly key: string },
  ): SentCommand<Data, Result, Code> | undefined;
  done: Ordering<Result>['done'];
}): Ordering => declared as unknown as Ordering;

/** A query to another service. */
export interface Ask<Result> {
  readonly query: QueryDefinition<unknown, Result>;
  readonly data: unknown;
}

/** What a screen needs to know, by the names under which it gets the answers. */
export type Asks = Readonly<Record<string, Ask<unknown> | undefined>>;

/** What came of a query: known now, known from before, refused, or not to be had. */
export type Told<Result> =
  | { readonly state: 'fresh'; readonly value: Result }
  | { readonly state: 'kept'; readonly value: Result; readonly at: Date }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'away' };

export type Answers<A extends Asks> = {
  readonly [Name in keyof A]:
    | (NonNullable<A[Name]> extends Ask<infer Result> ? Told<Result> : never)
    | (undefined extends A[Name] ? undefined : never);
};

/** One thing the chat can do: what it asks the services, and what it shows of their answers. */
export interface Feature {
  /** Its command, and its name in the data of buttons. */
  readonly command: BotCommand;
  readonly aliases: readonly string[];
  /** The page that the words after the command open. */
  readonly opens: (words: string) => string;
  readonly asks: (who: Who, page: string) => Asks;
  /** What else has to be asked, when that is known. */
  readonly further: (answers: Answers<Asks>, who: Who, page: string) => Asks;
  readonly view: (answers: Answers<Asks>, words: Words, who: Who, page: string) => Screen;
  /** What somebody prefers from now on who taps a button that changes something; undefined when the value is none. */
  readonly changes: Readonly<Record<string, (value: string) => Partial<Preferences> | undefined>>;
  /** What its buttons order of other services. */
  readonly orders: Readonly<Record<string, Ordering>>;
  /** What is there also for who may not take part: pages, and orders of their buttons. */
  readonly whilePaused: { readonly pages: readonly string[]; readonly orders: readonly string[] };
}

/** Declares a feature. */
export function feature<A extends Asks, F extends Asks = Record<never, never>>(declared: {
  command: BotCommand;
  aliases?: readonly string[];
  opens?: (words: string) => string;
  asks?: (who: Who, page: string) => A;
  further?: (answers: Answers<A>, who: Who, page: string) => F;
  view: (answers: Answers<A & F>, words: Words, who: Who, page: string) => Screen;
  changes?: Feature['changes'];
  orders?: Feature['orders'];
  whilePaused?: Feature['whilePaused'];
}): Feature {
  const {
    aliases = [],
    opens = () => '',
    asks = () => ({}),
    further = () => ({}),
    changes = {},
    orders = {},
    whilePaused = { pages: [], orders: [] },
  } = declared;
  const whole = { ...declared, aliases, opens, asks, further, changes, orders, whilePaused };
  return whole as unknown as Feature;
}

/** Asks a query. */
export const ask = <Data, Result, Code extends string>(
  query: QueryDefinition<Data, Result, Code>,
  data: NoInfer<Data>,
): Ask<Result> => ({ query: query as unknown as QueryDefinition<unknown, Result>, data });

/** The value that was told, whether new or kept. */
export const known = <Result>(told: Told<Result>): Result | undefined =>
  told.state === 'fresh' || told.state === 'kept' ? told.value : undefined;
