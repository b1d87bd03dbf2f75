import {
  AcceptReferral,
  ClaimGift,
  CloseAccount,
  type CommandDefinition,
  ForgetLetters,
  PrepareGiftDays,
  type ServiceName,
  WeighReferral,
} from '@yabot/contracts';
import type { Machine } from './machine.ts';
import type { Message } from './message.ts';

type Row = Readonly<Record<string, unknown>>;
type Answer = (data: never, rows: (table: string) => readonly Row[]) => readonly Row[];

/** The tables some rows of which are found otherwise than by their key, and by which field. */
const FOUND_BY: Readonly<Record<string, string>> = {
  'missions.gift_days': 'revealedAt',
  'user.invitations': 'inviterId',
  'user.referrals': 'inviterId',
  'wallet.holds': 'userId',
};

/**
 * Answers the lookups of decisions: those statements are for databases. Rows are indexed as they are saved, so that
 * nothing is searched through.
 */
export class LookupRows {
  readonly #keys = new Map<string, Set<string>>();

  /** Notes a row that was saved. */
  note(place: string, key: string, row: unknown): void {
    const field = FOUND_BY[place];
    if (!field || row === undefined) return;
    const value = (row as Row)[field];
    const name = `${place} ${value}`;
    const keys = this.#keys.get(name);
    if (keys) keys.add(key);
    else this.#keys.set(name, new Set([key]));
    if (field === 'revealedAt' && value !== null) this.#keys.get(`${place} null`)?.delete(key);
  }

  /** @throws for a lookup that no simulation needs: its message is not to be brought */
  find(machine: Machine, { type, data }: Message, name: string): readonly unknown[] {
    const answer = ANSWERS[`${type} ${name}`];
    if (!answer) throw new Error(`A simulation does not know how ${type} looks up “${name}”`);
    const [service] = type.split('.') as [ServiceName];
    return answer(data as never, (place) => {
      const [table = ''] = place.split(' ');
      const keys = this.#keys.get(`${service}.${place}`) ?? [];
      return [...keys]
        .map((key) => machine.row(service, table, key) as Row | undefined)
        .filter((row) => row !== undefined);
    });
  }
}

const answered = <Data>(
  command: CommandDefinition<Data>,
  name: string,
  answer: (data: Data, rows: (table: string) => readonly Row[]) => readonly Row[],
): [string, Answer] => [`${command.type} ${name}`, answer as Answer];

const latest = (rows: readonly Row[], field: string) =>
  rows.toSorted((a, b) => (String(a[field]) < String(b[field]) ? 1 : -1)).slice(0, 300);
const unrevealed = (_: unknown, rows: (table: string) => readonly Row[]) =>
  rows('gift_days null').toSorted((a, b) => (String(a.day) < String(b.day) ? -1 : 1));

const ANSWERS: Readonly<Record<string, Answer>> = Object.fromEntries([
  answered(ClaimGift, 'unrevealed', unrevealed),
  answered(PrepareGiftDays, 'unrevealed', unrevealed),
  // What was written with a transfer is in no message, and moves nothing.
  answered(ForgetLetters, 'written', () => []),
  answered(CloseAccount, 'holds', ({ userId }, rows) =>
    rows(`holds ${userId}`)
      .filter(({ state }) => state === 'open')
      .toSorted((a, b) => (String(a.cause) < String(b.cause) ? -1 : 1))
      .slice(0, 100),
  ),
  answered(AcceptReferral, 'invited', ({ userId }, rows) => rows(`invitations ${userId}`).slice(0, 1)),
  answered(WeighReferral, 'all', ({ inviterId }, rows) =>
    latest(rows(`invitations ${inviterId}`), 'joinedAt'),
  ),
  answered(WeighReferral, 'paid', ({ inviterId }, rows) =>
    latest(
      rows(`invitations ${inviterId}`).filter(({ paidOn }) => paidOn !== null),
      'paidOn',
    ),
  ),
  answered(WeighReferral, 'doings', ({ inviterId }, rows) =>
    latest(rows(`referrals ${inviterId}`), 'acceptedAt'),
  ),
]);
