import type { BotCommand, Language, QueryDefinition } from '@yabot/contracts';
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
  readonly now: Date;
}

/** A button under a message: it shows another screen, changes something, or opens a link. */
export type Button = { readonly text: string } & (
  | { readonly show: string; readonly page?: string }
  | { readonly change: string; readonly value: string }
  | { readonly url: string }
);

/** What is shown: a text and rows of buttons. */
export interface Screen {
  readonly text: Html;
  readonly keyboard: readonly (readonly Button[])[];
}

/** A query to another service. */
export interface Ask<Result> {
  readonly query: QueryDefinition<unknown, Result>;
  readonly data: unknown;
}

/** What a screen needs to know, by the names under which it gets the answers. */
export type Asks = Readonly<Record<string, Ask<unknown>>>;

/** What came of a query: known now, known from before, or not to be had. */
export type Told<Result> =
  | { readonly state: 'fresh'; readonly value: Result }
  | { readonly state: 'kept'; readonly value: Result; readonly at: Date }
  | { readonly state: 'away' };

export type Answers<A extends Asks> = {
  readonly [Name in keyof A]: A[Name] extends Ask<infer Result> ? Told<Result> : never;
};

/** One thing the chat can do: what it asks the services, and what it shows of their answers. */
export interface Feature {
  /** Its command, and its name in the data of buttons. */
  readonly command: BotCommand;
  readonly aliases: readonly string[];
  readonly asks: (who: Who, page: string) => Asks;
  readonly view: (answers: Answers<Asks>, words: Words, who: Who, page: string) => Screen;
  /** What somebody prefers from now on who taps a button that changes something; undefined when the value is none. */
  readonly changes: Readonly<Record<string, (value: string) => Partial<Preferences> | undefined>>;
}

/** Declares a feature. */
export function feature<A extends Asks>(declared: {
  command: BotCommand;
  aliases?: readonly string[];
  asks?: (who: Who, page: string) => A;
  view: (answers: Answers<A>, words: Words, who: Who, page: string) => Screen;
  changes?: Feature['changes'];
}): Feature {
  const { aliases = [], asks = () => ({}), changes = {} } = declared;
  return { ...declared, aliases, asks, changes } as unknown as Feature;
}

/** Asks a query. */
export const ask = <Data, Result, Code extends string>(
  query: QueryDefinition<Data, Result, Code>,
  data: NoInfer<Data>,
): Ask<Result> => ({ query: query as unknown as QueryDefinition<unknown, Result>, data });

/** The value that was told, whether new or kept. */
export const known = <Result>(told: Told<Result>): Result | undefined =>
  told.state === 'away' ? undefined : told.value;
