import type { BotCommand } from '../telegram/types.ts';
import type { Chat, Person } from '../world/types.ts';

/** For whom commands are registered, resolved to ids. */
export type Scope =
  | { type: 'default' | 'all_private_chats' | 'all_group_chats' | 'all_chat_administrators' }
  | { type: 'chat' | 'chat_administrators'; chatId: number }
  | { type: 'chat_member'; chatId: number; userId: number };

const keyOf = (scope: Scope, language: string) => {
  const chat = 'chatId' in scope ? scope.chatId : '';
  const user = 'userId' in scope ? scope.userId : '';
  return `${scope.type}/${chat}/${user}/${language}`;
};

/** The commands and menu buttons a bot registered, per scope and language. */
export class CommandBook {
  readonly commands = new Map<string, BotCommand[]>();
  /** Menu buttons by private chat; 0 is the default one. */
  readonly menuButtons = new Map<number, unknown>();

  set(scope: Scope, language: string, commands: BotCommand[]): void {
    if (commands.length === 0) this.commands.delete(keyOf(scope, language));
    else this.commands.set(keyOf(scope, language), commands);
  }

  get(scope: Scope, language: string): BotCommand[] {
    return this.commands.get(keyOf(scope, language)) ?? [];
  }

  /** What this person sees in this chat: the narrowest scope wins, their language before none, as in Telegram. */
  seenBy(person: Person, chat: Chat): BotCommand[] {
    for (const scope of scopesFrom(person, chat)) {
      for (const language of [person.languageCode, '']) {
        const commands = this.commands.get(keyOf(scope, language));
        if (commands) return commands;
      }
    }
    return [];
  }
}

function scopesFrom(person: Person, chat: Chat): Scope[] {
  const chatId = chat.id;
  if (chat.type === 'private')
    return [{ type: 'chat', chatId }, { type: 'all_private_chats' }, { type: 'default' }];
  const admin = ['creator', 'administrator'].includes(chat.members.get(person.id) ?? 'left');
  return [
    { type: 'chat_member', chatId, userId: person.id },
    ...(admin ? [{ type: 'chat_administrators' as const, chatId }] : []),
    { type: 'chat', chatId },
    ...(admin ? [{ type: 'all_chat_administrators' as const }] : []),
    { type: 'all_group_chats' },
    { type: 'default' },
  ];
}
