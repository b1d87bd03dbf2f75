import type { Button, Feature, Screen, Who } from '../features/feature.ts';
import { changeData, showData } from '../rules/callback-data.ts';
import { orderValue } from '../rules/drafts.ts';

type InlineButton = { text: string } & ({ callback_data: string } | { url: string });

/** What makes the data of buttons. */
export interface Making {
  readonly who: Who;
  /** Signs what changes or orders something. */
  readonly key: Buffer;
  /** Under which the draft of the screen is kept. */
  readonly draftId: string;
}

/** The inline keyboard of a screen. A button that Telegram could not carry is left out. */
export function inlineKeyboard({ keyboard, draft }: Screen, feature: Feature | undefined, making: Making) {
  const draftId = draft && making.draftId;
  const rows = keyboard.map((row) =>
    row.flatMap((button) => inlineButton(button, feature, { ...making, draftId })),
  );
  return { inline_keyboard: rows.filter((row) => row.length > 0) };
}

function inlineButton(
  button: Button,
  feature: Feature | undefined,
  { who, key, draftId }: Omit<Making, 'draftId'> & { readonly draftId: string | undefined },
): InlineButton[] {
  const { text } = button;
  if ('url' in button) return [{ text, url: button.url }];
  if ('show' in button) {
    const data = showData(button.show, button.page);
    return data ? [{ text, callback_data: data }] : [];
  }
  const asked =
    'order' in button
      ? { change: button.order, value: orderValue(button.value ?? '-', draftId) }
      : { change: button.change, value: button.value };
  const made = { feature: feature?.command ?? '', ...asked };
  return [{ text, callback_data: changeData(made, { telegramId: who.telegramId, now: who.now, key }) }];
}
