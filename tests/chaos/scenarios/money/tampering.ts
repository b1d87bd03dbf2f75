import { open } from 'node:fs/promises';
import { UnfreezeAccount } from '@yabot/contracts';
import { v7 as uuidv7 } from 'uuid';
import { until } from '../../rig/until.ts';
import type { Place, Scenario, Shown } from '../scenario.ts';
import { bookFile, withBook } from './database.ts';
import { metricOf } from './metrics.ts';
import { credit, type Wallets, withWallets } from './wallets.ts';

const FOUND_MS = 300_000;
const BOOK = ['movements', 'entries', 'checkpoints', 'freezes', 'acknowledgements'];

/** The book cannot be rewritten, and one flipped bit in the file of the database is found. */
export const tampering: Scenario = {
  promise: 'P4',
  title:
    'entries cannot be changed or deleted; one bit of one in the file of the database is found by the next audit',
  run: (place) => withWallets(place, {}, (wallets) => course(wallets, place)),
};

async function course(wallets: Wallets, place: Place): Promise<Shown> {
  const { rig, instances } = wallets;
  const wallet = instances[0]!;
  const users = Array.from({ length: 50 }, () => uuidv7());
  for (let round = 0; round < 10; round++) await Promise.all(users.map((user) => credit(wallets, user, 3)));
  await wallets.answer(UnfreezeAccount, { userId: users[0]!, by: 'chaos', reason: 'nothing' }, uuidv7());
  withBook(rig.home, (book) =>
    book.exec(
      `insert into freezes select 'x', user_id, 'frozen', 'chaos', 'x', '{}', '{}', opened_at, 'x' from accounts limit 1;
       insert into acknowledgements values ('x', 'x', 'x', 'x', 'x', 'chaos', 'x', 'x', 'x')`,
    ),
  );
  await until(
    'all is sealed',
    () => withBook(rig.home, (book) => book.prepare('select count(*) as n from unsealed').get()?.n === 0),
    120_000,
  );
  const attempts = BOOK.flatMap((table) => [
    `update ${table} set rowid = rowid`,
    `delete from ${table}`,
    `replace into ${table} select * from ${table}`,
  ]);
  const refused = attempts.filter((attempt) => isRefused(rig.home, attempt));
  place.tell('one bit is flipped in the file');
  const [victim] = users;
  await flip(rig.home, victim!);
  const began = performance.now();
  // What a process has read before stays in its memory.
  const pid = await wallet.signal('SIGKILL');
  await wallet.replaced(pid);
  await wallet.serving();
  await until(
    'the audit tells',
    async () => ((await metricOf(wallet, 'yabot_ledger_faults')) ?? 0) > 0,
    FOUND_MS,
  );
  const found = (performance.now() - began) / 1_000;
  await until(
    'the wallet is frozen',
    () =>
      withBook(
        rig.home,
        (book) => book.prepare('select frozen from accounts where user_id = ?').get(victim!)?.frozen !== null,
      ),
    FOUND_MS,
  );
  return {
    passed: refused.length === attempts.length && found <= FOUND_MS / 1_000,
    figure: `${refused.length} of ${attempts.length} statements refused; the flipped bit found after ${found.toFixed(0)} s, its wallet frozen`,
  };
}

function isRefused(home: string, statement: string): boolean {
  return withBook(home, (book) => {
    try {
      book.exec(statement);
      return false;
    } catch (error) {
      return /append only/.test(String(error));
    }
  });
}

/** Flips the lowest bit of the last digit of the hash of somebody's third entry, where it lies on the disk. */
async function flip(home: string, account: string) {
  const { previous, hash } = withBook(home, (book) => {
    book.exec('pragma wal_checkpoint(truncate)');
    return book
      .prepare('select previous, hash from entries where account = ? and sequence = 3')
      .get(account) as { previous: string; hash: string };
  });
  const file = await open(bookFile(home), 'r+');
  try {
    const bytes = await file.readFile();
    const at = bytes.indexOf(`${previous}${hash}`);
    if (at < 0) throw new Error('The entry is not in the file as it was expected');
    const last = at + previous.length + hash.length - 1;
    await file.write(Uint8Array.of(bytes[last]! ^ 1), 0, 1, last);
    await file.sync();
  } finally {
    await file.close();
  }
}
