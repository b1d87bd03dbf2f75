/** The words by which a follower asks the bot for something, in the order in which Telegram lists them. */
export const BOT_COMMANDS = [
  'start',
  'menu',
  'perfil',
  'besitos',
  'regalo',
  'misiones',
  'logros',
  'trivia',
  'ranking',
  'temporadas',
  'vip',
  'transferir',
  'recibo',
  'invitar',
  'ajustes',
  'misdatos',
  'ayuda',
] as const;

/** @see BOT_COMMANDS */
export type BotCommand = (typeof BOT_COMMANDS)[number];
