import type { Button, Feature, Screen, Who } from '../features/feature.ts';
import { changeData, showData } from '../rules/callback-data.ts';

type InlineButton = { text: string } & ({ callback_data: string } | { url: string });

/** The inline keyboard of a screen. A button that Telegram could not carry is left out. */
export function inlineKeyboard({ keyboard }: Screen, feature: Feature | undefined, who: Who, key: Buffer) {
  const rows = keyboard.map((row) => row.flatMap((button) => inlineButton(button, feature, who, key)));
  return { inline_keyboard: rows.filter((row) => row.length > 0) };
}

function inlineButton(button: Button, feature: Feature | undefined, who: Who, key: Buffer): InlineButton[] {
  const { text } = button;
  if ('url' in button) return [{ text, url: button.url }];
  if ('show' in button) {
    const data = showData(button.show, button.page);
    return data ? [{ text, callback_data: data }] : [];
  }
  const made = { feature: feature?.command ?? '', change: button.change, value: button.value };
  return [{ text, callback_data: changeData(made, { telegramId: who.telegramId, now: who.now, key }) }];
}
