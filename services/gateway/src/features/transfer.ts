import { Balance, FindUser, NamesOf, Transfer, TransferAllowance, TransferDetails } from '@yabot/contracts';
import { blocks, type Html, html, lines } from '../conversation/texts/html.ts';
import { refusalText } from '../conversation/texts/refusal-text.ts';
import type { Words } from '../conversation/texts/words.ts';
import { harmless } from '../rules/people.ts';
import { readTransfer, type TransferWords } from '../rules/transfer-words.ts';
import { allowanceText, obstacleTo } from './allowance.ts';
import { ask, type Draft, feature, known, ordering, type Screen, type Told } from './feature.ts';
import { backRow } from './pages.ts';

type Found = typeof FindUser.sampleResult;
type Details = typeof TransferDetails.sampleResult;

/** Offered when somebody has said to whom, and not how much. */
const AMOUNTS = [1, 5, 10, 25, 50, 100] as const;
const OFFERED = 4;
const DETAILS = /^t\.([0-9a-f-]{36})$/;

export const transfer = feature({
  command: 'transferir',
  aliases: ['send'],
  opens: (words) => words,
  asks: ({ userId }, page) => {
    const transferId = DETAILS.exec(page)?.[1];
    const { username } = readTransfer(page);
    return {
      balance: ask(Balance, { userId }),
      allowance: transferId ? undefined : ask(TransferAllowance, { userId }),
      details: transferId ? ask(TransferDetails, { userId, transferId }) : undefined,
      person: username ? ask(FindUser, { username }) : undefined,
    };
  },
  further: ({ details }, { userId }) => {
    const senderId = (details && known(details)?.senderId) ?? userId;
    return { names: ask(NamesOf, { userIds: [senderId] }) };
  },
  view: ({ balance, allowance, person, details, names }, words, who, page) => {
    if (details) return detailsScreen(details, names, words);
    const wanted = readTransfer(page);
    const available = known(balance)?.available;
    const may = allowance && known(allowance);
    if (!wanted.username || !person)
      return howScreen(available, may && allowanceText(may, words, who), words);
    const found = known(person);
    if (!found) return missingScreen(person, wanted.username, words);
    if (found.userId === who.userId) {
      return { text: words.say('refusal-self-transfer'), keyboard: [backRow(words)] };
    }
    if (wanted.amount === undefined) return amountScreen(found, wanted.username, available, words);
    const obstacle = may && obstacleTo(wanted.amount, may, words, who);
    return confirmScreen(found, { ...wanted, amount: wanted.amount }, { available, obstacle }, words);
  },
  orders: {
    send: ordering({
      order: (_, { userId: senderId }, { draft, key }) => {
        const wanted = wantedIn(draft);
        return (
          wanted && Transfer.of({ senderId, ...wanted, cause: `transfer:${key}`, confirmed: true }, { key })
        );
      },
      done: ({ balance }, words) => ({
        screen: {
          text: lines(words.say('transfer-sent'), words.say('you-have', { amount: balance })),
          keyboard: [backRow(words)],
        },
      }),
    }),
  },
});

function wantedIn(draft: Draft | undefined) {
  const { recipientId, amount, message } = draft ?? {};
  if (typeof recipientId !== 'string' || typeof amount !== 'number') return undefined;
  return { recipientId, amount, ...(typeof message === 'string' ? { message } : {}) };
}

const howScreen = (available: number | undefined, may: Html | undefined, words: Words): Screen => ({
  text: blocks(
    words.say('transfer-how'),
    lines(available !== undefined && words.say('you-have', { amount: available }), may),
  ),
  keyboard: [backRow(words)],
});

function missingScreen(person: Told<Found>, username: string, words: Words): Screen {
  const unknown = person.state === 'refused' && person.refusal.code === 'user-unknown';
  const text = unknown
    ? words.say('transfer-nobody', { username })
    : person.state === 'refused'
      ? html`${refusalText(person.refusal, words)}`
      : words.say('transfer-away');
  return { text, keyboard: [backRow(words)] };
}

const amountScreen = (
  { firstName }: Found,
  username: string,
  available: number | undefined,
  words: Words,
): Screen => ({
  text: blocks(
    words.say('transfer-how-much', { name: harmless(firstName) }),
    words.say('transfer-or-write', { username }),
    available !== undefined && words.say('you-have', { amount: available }),
  ),
  keyboard: [
    AMOUNTS.filter((amount) => available === undefined || amount <= available)
      .slice(-OFFERED)
      .map((amount) => ({ text: `${amount} 💋`, show: 'transferir', page: `${amount} @${username}` })),
    backRow(words),
  ],
});

/** Nothing is sent before somebody has seen to whom, how much, and what they have. */
function confirmScreen(
  { userId: recipientId, firstName }: Found,
  { amount, message }: TransferWords & { readonly amount: number },
  { available, obstacle }: { available: number | undefined; obstacle: Html | undefined },
  words: Words,
): Screen {
  const name = harmless(firstName);
  const missing = available === undefined ? 0 : amount - available;
  const isPossible = missing <= 0 && !obstacle;
  return {
    text: blocks(
      words.say(isPossible ? 'transfer-confirm' : 'transfer-cannot', { amount, name }),
      message !== undefined && words.say('transfer-message', { message }),
      lines(
        available !== undefined && words.say('you-have', { amount: available }),
        missing > 0 && words.say('not-enough', { missing }),
      ),
      obstacle,
    ),
    keyboard: isPossible
      ? [
          [{ text: words.label('transfer-yes', { amount }), order: 'send' }],
          [{ text: words.label('transfer-no'), show: 'menu' }],
        ]
      : [backRow(words)],
    draft: { recipientId, amount, ...(message === undefined ? {} : { message }) },
  };
}

/** Who sent something, and what they wrote with it. */
function detailsScreen(
  details: Told<Details>,
  names: Told<typeof NamesOf.sampleResult>,
  words: Words,
): Screen {
  const told = known(details);
  const name = known(names)?.names[0]?.firstName;
  return {
    text: told
      ? blocks(
          words.say('transfer-from', {
            name: harmless(name ?? words.label('somebody')),
            amount: told.amount,
          }),
          told.message !== null && words.say('transfer-message', { message: told.message }),
        )
      : words.say('transfer-away'),
    keyboard: [backRow(words)],
  };
}
