/** What somebody wrote after the command to send besitos. */
export interface TransferWords {
  readonly amount: number | undefined;
  /** A Telegram username, without @. */
  readonly username: string | undefined;
  readonly message: string | undefined;
}

const MOST_LETTERS = 200;
const AMOUNT = /^[1-9]\d{0,8}$/;
const USERNAME = /^@(\w{1,32})$/;

/** Reads `50 @ana gracias por todo`: amount and username first, in either order, and the rest as it was written. */
export function readTransfer(written: string): TransferWords {
  let amount: number | undefined;
  let username: string | undefined;
  let rest = written.trim();
  for (let word = firstOf(rest); word !== ''; word = firstOf(rest)) {
    const named = USERNAME.exec(word)?.[1];
    if (named && username === undefined) username = named;
    else if (AMOUNT.test(word) && amount === undefined) amount = Number(word);
    else break;
    rest = rest.slice(word.length).trimStart();
  }
  const message = rest.slice(0, MOST_LETTERS).trim();
  return { amount, username, message: message === '' ? undefined : message };
}

const firstOf = (text: string) => text.split(/\s/, 1)[0] ?? '';
