import type { BotMessage } from '../../shared/telegram.ts';
import { type Told, toldBy } from '../../shared/told.ts';
import type { Tally } from '../journeys/tally.ts';

/** Who was not told of exactly what they got, as people in Telegram. */
export function wronglyTold({ got, persons }: Tally, messages: readonly BotMessage[]): number[] {
  const heard = new Map<number, Told>();
  for (const { personId, text } of messages) {
    const told = toldBy(text);
    const amount = (heard.get(personId)?.amount ?? 0) + (told?.amount ?? 0);
    if (told) heard.set(personId, { amount, balance: told.balance });
  }
  const accounts = new Map([...got].map(([userId, account]) => [persons.get(userId) ?? 0, account]));
  return [...new Set([...accounts.keys(), ...heard.keys()])].filter((person) => {
    const { awarded = 0, balance = 0 } = accounts.get(person) ?? {};
    const told = heard.get(person);
    return awarded !== (told?.amount ?? 0) || balance !== (told?.balance ?? 0);
  });
}
