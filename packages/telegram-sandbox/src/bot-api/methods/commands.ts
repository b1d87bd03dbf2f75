import { z } from 'zod';
import { badRequest } from '../../telegram/errors.ts';
import { length } from '../../telegram/text.ts';
import { readableChat } from '../chat-access.ts';
import type { Scope } from '../command-book.ts';
import type { BotContext } from '../context.ts';
import { innerObject, innerText, jsonOf, optionalInteger, text } from '../fields.ts';
import { method } from '../method.ts';

const IN_SCOPE = "Can't parse BotCommandScope: ";
const IN_COMMAND = "Can't parse BotCommand: ";

const scopeField = jsonOf(
  z
    .looseObject(
      {
        type: innerText('type', IN_SCOPE),
        chat_id: z
          .union([z.number(), z.string()], { error: `${IN_SCOPE}Field "chat_id" must be of type String` })
          .optional(),
        user_id: z.int({ error: `${IN_SCOPE}Field "user_id" must be a Number` }).optional(),
      },
      { error: `${IN_SCOPE}BotCommandScope must be an Object` },
    )
    .optional(),
  "Can't parse BotCommandScope JSON object",
);

type GivenScope = z.output<typeof scopeField>;

const SIMPLE = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators'] as const;
const IN_CHAT = ['chat', 'chat_administrators', 'chat_member'] as const;

const oneOf = <T extends string>(list: readonly T[], value: string): value is T =>
  (list as readonly string[]).includes(value);

function scopeOf({ world }: BotContext, given: GivenScope): Scope {
  const type = given?.type ?? 'default';
  if (oneOf(SIMPLE, type)) return { type };
  if (!oneOf(IN_CHAT, type)) throw badRequest(`${IN_SCOPE}Unsupported type specified`);
  if (given?.chat_id === undefined) throw badRequest(`${IN_SCOPE}Can't find field "chat_id"`);
  if (given.chat_id === '') throw badRequest(`${IN_SCOPE}Empty chat_id specified`);
  const chat = readableChat(world, Number(given.chat_id) || String(given.chat_id));
  if (type !== 'chat_member') return { type, chatId: chat.id };
  if (given.user_id === undefined) throw badRequest(`${IN_SCOPE}Can't find field "user_id"`);
  if (given.user_id <= 0) throw badRequest(`${IN_SCOPE}Invalid user_id specified`);
  return { type, chatId: chat.id, userId: given.user_id };
}

const scoped = { scope: scopeField, language_code: text('language_code') };

function checkedLanguage(code: string): string {
  if (code !== '' && !/^[a-z]{2}$/.test(code)) throw badRequest('Invalid language code specified');
  return code;
}

const commandList = jsonOf(
  z
    .array(
      innerObject(
        { command: innerText('command', IN_COMMAND), description: innerText('description', IN_COMMAND) },
        `${IN_COMMAND}expected an Object`,
      ),
      { error: 'Expected an Array of BotCommand' },
    )
    .optional(),
  "Can't parse commands JSON object",
);

const MAX_COMMANDS = 100;
const MAX_COMMAND = 32;
const MAX_DESCRIPTION = 256;

function checkedCommand(given: { command: string; description: string }) {
  const command = given.command.trim().replace(/^\//, '');
  const description = given.description.trim();
  if (command === '') throw badRequest('Command must be non-empty');
  if (length(command) > MAX_COMMAND) throw badRequest(`Command length must not exceed ${MAX_COMMAND}`);
  if (description === '') throw badRequest('Command description must be non-empty');
  if (length(description) > MAX_DESCRIPTION) {
    throw badRequest(`Command description length must not exceed ${MAX_DESCRIPTION}`);
  }
  if (!/^[a-z0-9_]+$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  return { command, description };
}

export const setMyCommands = method(
  'setMyCommands',
  z.object({ commands: commandList, ...scoped }),
  (context, params) => {
    const scope = scopeOf(context, params.scope);
    const commands = (params.commands ?? []).map(checkedCommand);
    if (commands.length > MAX_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH');
    context.commands.set(scope, checkedLanguage(params.language_code), commands);
    context.world.happen({ kind: 'commands' });
    return true;
  },
);

export const getMyCommands = method('getMyCommands', z.object(scoped), (context, params) =>
  context.commands.get(scopeOf(context, params.scope), checkedLanguage(params.language_code)),
);

export const deleteMyCommands = method('deleteMyCommands', z.object(scoped), (context, params) => {
  context.commands.set(scopeOf(context, params.scope), checkedLanguage(params.language_code), []);
  context.world.happen({ kind: 'commands' });
  return true;
});

const IN_MENU = "Can't parse menu button: ";

const menuButton = jsonOf(
  z
    .looseObject({ type: innerText('type', IN_MENU) }, { error: `${IN_MENU}MenuButton must be an Object` })
    .optional(),
  "Can't parse menu button JSON object",
);

const menuChat = optionalInteger('chat_id');

export const setChatMenuButton = method(
  'setChatMenuButton',
  z.object({ chat_id: menuChat, menu_button: menuButton }),
  ({ commands, world }, params) => {
    const button = params.menu_button ?? { type: 'default' };
    if (!['default', 'commands', 'web_app'].includes(button.type))
      throw badRequest(`${IN_MENU}MenuButton has unsupported type`);
    if (params.chat_id !== undefined) readableChat(world, params.chat_id);
    commands.menuButtons.set(params.chat_id ?? 0, button);
    return true;
  },
);

export const getChatMenuButton = method(
  'getChatMenuButton',
  z.object({ chat_id: menuChat }),
  ({ commands }, params) =>
    commands.menuButtons.get(params.chat_id ?? 0) ?? commands.menuButtons.get(0) ?? { type: 'commands' },
);
