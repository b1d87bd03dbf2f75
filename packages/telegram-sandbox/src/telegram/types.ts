/** The shapes of Telegram's Bot API that the sandbox produces, named as on the wire. */

export interface ApiUser {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
  is_premium?: true;
}

export type ChatType = 'private' | 'supergroup' | 'channel';

export interface ApiChat {
  id: number;
  type: ChatType;
  title?: string;
  username?: string;
  first_name?: string;
  last_name?: string;
}

export interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
  custom_emoji_id?: string;
  user?: ApiUser;
}

export interface FormattedText {
  text: string;
  entities: Entity[];
}

export interface InlineButton {
  text: string;
  callback_data?: string;
  url?: string;
  web_app?: { url: string };
  copy_text?: { text: string };
  switch_inline_query?: string;
  switch_inline_query_current_chat?: string;
  pay?: boolean;
  style?: string;
}

export type InlineKeyboard = InlineButton[][];

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

export interface ApiChatMember {
  status: MemberStatus;
  user: ApiUser;
  [right: string]: unknown;
}

export interface Reaction {
  type: 'emoji';
  emoji: string;
}

/** A command of the bot, as registered with setMyCommands. */
export interface BotCommand {
  command: string;
  description: string;
}

/** A message or update on its way out; its fields depend on its kind. */
export type ApiObject = Record<string, unknown>;
