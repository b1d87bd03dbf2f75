/**
 * The emoji Telegram takes as a reaction, in Telegram's own form: without the variation selector U+FE0F.
 * @see https://core.telegram.org/bots/api#reactiontypeemoji
 */
export const REACTION_EMOJI: readonly string[] =
  `👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡`.split(
    ' ',
  );

const KNOWN = new Set(REACTION_EMOJI);

/** What people write when they mean one of Telegram's. */
const MEANT: Readonly<Record<string, string>> = {
  ...meaning('❤', '♥ 🧡 💛 💚 💙 💜 🖤 🤍 🤎 🩷 🩵 🩶 💕 💞 💓 💗 ❣ <3 :heart: heart corazón corazon'),
  ...meaning('💘', '💖 💝 💟'),
  ...meaning('💋', '👄 kiss beso besito :kiss:'),
  ...meaning('😘', '😗 😙 😚'),
  ...meaning('🤣', '😂 😹'),
  ...meaning('😁', '😀 😃 😄 😆 😅 🙂 😊 ☺'),
  ...meaning('🎉', '🥳 🎊 🎈'),
  ...meaning('🤩', '⭐ 🌟 ✨'),
  ...meaning('🏆', '🥇 🏅 🎖'),
  ...meaning('😢', '😥 😿 🥲 🥺'),
  ...meaning('🍾', '🥂 🍷 🍸 🍹 🍺 🍻'),
  ...meaning('👍', '✅ ☑ ✔ :+1:'),
  ...meaning('👏', '🙌'),
  ...meaning('⚡', '🌩'),
};

/** The emoji in Telegram's form; `❤️` and `❤` are one and the same. */
export function normaliseEmoji(emoji: string): string {
  return emoji.trim().replaceAll('\uFE0F', '');
}

/** Whether Telegram takes this emoji as a reaction. */
export function isReactionEmoji(emoji: string): boolean {
  return KNOWN.has(normaliseEmoji(emoji));
}

/** The reaction emoji somebody meant: another heart, another skin tone, a name. */
export function meantEmoji(emoji: string): string | undefined {
  const plain = normaliseEmoji(emoji).replace(/[\u{1F3FB}-\u{1F3FF}]/gu, '');
  return KNOWN.has(plain) ? plain : MEANT[plain.toLowerCase()];
}

/** Whether the field at this path holds an emoji. */
export function isEmojiPath(path: string): boolean {
  return path === 'emoji' || path.endsWith('.emoji');
}

function meaning(emoji: string, others: string): Record<string, string> {
  return Object.fromEntries(others.split(' ').map((other) => [other, emoji]));
}
