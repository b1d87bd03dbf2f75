import { collection } from '@yabot/service-kit';

/** What is kept of a group for its rounds. */
export interface TriviaChat {
  /** Telegram's id, as text. */
  readonly chatId: string;
  /** The round that is played, or was played last. */
  readonly roundId: string;
  readonly running: boolean;
  /** By bank: the questions that were asked since all of them were. */
  readonly asked: Readonly<Record<string, readonly string[]>>;
}

/** One document a group. */
export const triviaChats = collection<TriviaChat>('trivia_chats', {
  key: 'chatId',
  fields: { roundId: String, running: Boolean, asked: Object },
});
