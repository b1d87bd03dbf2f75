import { BesitosAwarded, Register } from '@yabot/contracts';
import { ofType, type Stored } from '../fleet/stream.ts';
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

/** Whose chat is whose, by the registrations. */
export function personsOf(everything: readonly Stored[]): Map<string, number> {
  return new Map(ofType(everything, Register).map(({ data }) => [data.userId, data.telegramId]));
}

/** What somebody got and was told of. */
interface Account {
  awarded: number;
  balance: number;
  told: number;
  toldBalance: number;
}

/** Who was not told of exactly what they got, as people in Telegram. */
export function wronglyTold(everything: readonly Stored[], messages: readonly BotMessage[]): number[] {
  const persons = personsOf(everything);
  const accounts = new Map<number, Account>();
  const account = (person: number) => {
    const known = accounts.get(person) ?? { awarded: 0, balance: 0, told: 0, toldBalance: 0 };
    accounts.set(person, known);
    return known;
  };
  for (const { data } of ofType(everything, BesitosAwarded)) {
    const one = account(persons.get(data.userId) ?? 0);
    one.awarded += data.amount;
    one.balance = data.balance;
  }
  for (const { personId, text } of messages) {
    const told = toldBy(text);
    if (!told) continue;
    const one = account(personId);
    one.told += told.amount;
    one.toldBalance = told.balance;
  }
  return [...accounts]
    .filter(([, { awarded, balance, told, toldBalance }]) => awarded !== told || balance !== toldBalance)
    .map(([person]) => person);
}
