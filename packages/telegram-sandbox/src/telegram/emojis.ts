/** Every emoji Telegram accepts as a reaction, without variation selectors, as its Bot API writes them. */
export const REACTION_EMOJIS: ReadonlySet<string> = new Set(
  (
    '❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 ' +
    '👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'
  ).split(' '),
);

/** The reactions a group offers unless it says otherwise. */
export const DEFAULT_EMOJIS = ['❤', '👍', '👎', '🔥', '🥰', '👏', '😁', '🎉', '🤩', '😢', '🤔', '💋'];

/** The emoji as Telegram names it: keyboards often add a variation selector that the Bot API leaves out. */
export const plainEmoji = (emoji: string) => emoji.replaceAll('\uFE0F', '');
