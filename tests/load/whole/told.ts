import type { Tally } from '../journeys/tally.ts';
import type { BotMessage } from './telegram.ts';

/** What a notice says about besitos. */
export interface Told {
  readonly amount: number;
  readonly balance: number;
}

const BESITOS = /\+([\d.]+) besitos? \(tienes ([\d.]+)\)/;

/** What a message tells of besitos that were earned; undefined when it tells of none. */
export function toldBy(text: string): Told | undefined {
  const [, amount, balance] = BESITOS.exec(text) ?? [];
  return amount && balance ? { amount: wholeNumber(amount), balance: wholeNumber(balance) } : undefined;
}

const wholeNumber = (digits: string) => Number(digits.replaceAll('.', ''));

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
