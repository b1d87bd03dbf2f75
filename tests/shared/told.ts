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
