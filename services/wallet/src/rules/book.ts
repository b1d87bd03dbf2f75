/**
 * A user's account: what is there, and the end of its chain of entries. What is set aside is in an account beside it,
 * named by {@link escrowAccount}.
 */
export interface Account {
  readonly userId: string;
  readonly balance: number;
  /** How many entries it has; the sequence of the last. */
  readonly entries: number;
  /** The hash of the last entry. */
  readonly head: string;
  readonly openedAt: string;
  /** The code of the fault for which nothing moves; null as a rule. */
  readonly frozen: string | null;
  /** What multiplies what is credited; null as a rule. Here, so that a credit has to read nothing more. */
  readonly boosts: readonly Boost[] | null;
}

/** Multiplies credits for some reasons for a time. */
export interface Boost {
  readonly cause: string;
  readonly factor: number;
  readonly reasons: readonly string[];
  readonly until: string;
}

/** Besitos on their way from one user to another, with what was written to them. */
export interface TransferRow {
  readonly transferId: string;
  readonly senderId: string;
  readonly recipientId: string;
  readonly amount: number;
  /** Personal data: in no entry, hash, event or log. */
  readonly message: string | null;
  readonly at: string;
}

/** That a movement was undone: how much, by whom and why. Never changed. */
export interface Reversal {
  /** The cause of the movement that was undone. */
  readonly cause: string;
  /** The movement that undid it. */
  readonly movementId: string;
  readonly userId: string;
  readonly amount: number;
  /** What could not be taken, since it was spent. */
  readonly missing: number;
  readonly balance: number;
  readonly by: string;
  readonly reason: string;
  readonly campaignId: string | null;
  readonly at: string;
}

/** Many movements that are undone together. */
export interface Campaign {
  readonly campaignId: string;
  readonly movements: number;
  /** How many are on their way to be undone, or are. */
  readonly sent: number;
  readonly by: string;
  readonly reason: string;
  readonly partial: boolean;
  readonly at: string;
}

/** A movement of a campaign that was not undone, and why. */
export interface CampaignRefusal {
  readonly id: string;
  readonly campaignId: string;
  readonly userId: string;
  readonly cause: string;
  readonly code: string;
}

/** What the wallet knows of a user besides the account: since when, whether banned, how much was sent on a day. */
export interface Holder {
  readonly userId: string;
  readonly registeredAt: string;
  /** Null when not banned, or banned for good if `banned` says so. */
  readonly bannedUntil: string | null;
  readonly banned: boolean;
  readonly sentOn: string | null;
  readonly sent: number;
}

export type MovementKind =
  | 'credit'
  | 'debit'
  /** Besitos are set aside, given back, or taken from what is set aside. */
  | 'hold'
  | 'release'
  | 'capture'
  /** Besitos are on their way to another user, arrive there, or come back. */
  | 'sent'
  | 'received'
  | 'returned'
  /** What an earlier movement did is undone. */
  | 'credit-reversed'
  | 'debit-reversed';

/** Besitos that came or went, by the business cause for which they did so once. */
export interface Movement {
  readonly cause: string;
  readonly movementId: string;
  readonly kind: MovementKind;
  readonly userId: string;
  readonly amount: number;
  readonly reason: string;
  /** The movement's own entry, in the user's account or the one beside it, and the balance after it. */
  readonly sequence: number;
  readonly balance: number;
  readonly at: string;
  readonly correlationId: string;
}

/** The half of a movement in a user's account, chained to the entry before it. */
export interface UserEntry {
  readonly id: string;
  readonly account: string;
  readonly movementId: string;
  /** Positive when besitos came. */
  readonly amount: number;
  readonly sequence: number;
  readonly balance: number;
  /** The hash of the entry before. */
  readonly previous: string;
  readonly hash: string;
}

/** The other half, mostly. System accounts have no balance and no chain, so that nobody waits for them. */
export interface SystemEntry {
  readonly id: string;
  readonly account: string;
  readonly movementId: string;
  readonly amount: number;
  readonly sequence: null;
  readonly balance: null;
  readonly previous: null;
  readonly hash: null;
}

export type Entry = UserEntry | SystemEntry;

/** A user's entry that no checkpoint covers yet; it goes away when one does. */
export interface Unsealed {
  /** In text order of these, an account's entries are in their own order. */
  readonly id: string;
  readonly account: string;
  readonly sequence: number;
  readonly amount: number;
  /** The name under which it counts in the totals: its reason, or where it is on its way. */
  readonly reason: string;
  readonly hash: string;
}

/** An account was frozen or opened again: who did it, why, and how it was before and after. Never changed. */
export interface Freeze {
  readonly id: string;
  readonly userId: string;
  readonly action: 'frozen' | 'unfrozen';
  readonly by: string;
  readonly reason: string;
  readonly before: AccountState;
  readonly after: AccountState;
  readonly at: string;
  readonly correlationId: string;
}

/** What freezing and opening again change of an account. */
export type AccountState = Pick<Account, 'balance' | 'entries' | 'head' | 'frozen'>;

/** Besitos set aside for one cause: open until they are taken, given back, or the end comes. */
export interface HoldRow {
  readonly cause: string;
  readonly movementId: string;
  readonly userId: string;
  readonly amount: number;
  readonly reason: string;
  readonly until: string;
  readonly state: 'open' | 'captured' | 'released' | 'expired';
  /** How much was taken. */
  readonly captured: number;
  /** What the user had after the hold was placed, and after it was closed. */
  readonly balance: number;
  readonly placedAt: string;
  readonly closedAt: string | null;
}

/** What came and went for one reason. */
export interface ReasonTotal {
  readonly reason: string;
  readonly minted: number;
  readonly burned: number;
}

/** An account's entries from one sequence to another, both within, and the hash of the last. */
export interface SealedRange {
  readonly account: string;
  readonly from: number;
  readonly to: number;
  readonly head: string;
}

/** A seal on entries, chained to the one before it. */
export interface Checkpoint {
  readonly number: number;
  readonly at: string;
  readonly entries: number;
  /** The sum of the entries. */
  readonly amount: number;
  readonly ranges: readonly SealedRange[];
  /** Since the beginning, this checkpoint included. */
  readonly sealedEntries: number;
  readonly totals: readonly ReasonTotal[];
  readonly previous: string;
  readonly hash: string;
}

export const userEntryId = (account: string, sequence: number) => `${account}:${sequence}`;
export const systemEntryId = (movementId: string) => `${movementId}:system`;
export const systemAccount = (reason: string) => `system:${reason}`;
/** Where besitos are that have left one user and not come to another yet. It has no balance and no chain. */
export const transitAccount = (reason: string) => `transit:${reason}`;

const ESCROW = 'escrow:';
/** The account of what a user has set aside. It has a balance and a chain of its own. */
export const escrowAccount = (userId: string) => `${ESCROW}${userId}`;
/** The user whose account this is. */
export const ownerOf = (account: string) =>
  account.startsWith(ESCROW) ? account.slice(ESCROW.length) : account;
export const unsealedId = (account: string, sequence: number) =>
  `${account}:${String(sequence).padStart(16, '0')}`;
