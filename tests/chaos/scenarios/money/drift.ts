import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { proveLedger } from '@yabot/cli';
import { UnfreezeAccount } from '@yabot/contracts';
import { v7 as uuidv7 } from 'uuid';
import { until } from '../../rig/until.ts';
import type { Place, Scenario, Shown } from '../scenario.ts';
import { withBook } from './database.ts';
import { metricOf } from './metrics.ts';
import { credit, debit, type Wallets, withWallets } from './wallets.ts';

const USERS = 200;
const ALERTED_MS = 120_000;

/** A besito that somebody adds by hand is told within two minutes, and cannot be spent. */
export const drift: Scenario = {
  promise: 'P3',
  title:
    'money is conserved and checked while besitos move; a besito added by hand is told, its wallet frozen',
  run: (place) => withWallets(place, {}, (wallets) => course(wallets, place)),
};

async function course(wallets: Wallets, place: Place): Promise<Shown> {
  const { rig, instances } = wallets;
  const wallet = instances[0]!;
  const users = Array.from({ length: USERS }, () => uuidv7());
  const [robbed] = users;
  let moving = true;
  const load = (async () => {
    while (moving) {
      await Promise.all(users.slice(1).map((user) => credit(wallets, user, 5)));
      await Promise.all(users.slice(1).map((user) => debit(wallets, user, 2)));
    }
  })();
  await credit(wallets, robbed!, 100);
  await until(
    'a whole audit found nothing',
    async () => {
      const rounds = await metricOf(wallet, 'yabot_ledger_audits_total');
      return (rounds ?? 0) >= 2;
    },
    ALERTED_MS,
  );
  const before = await metricOf(wallet, 'yabot_ledger_faults');
  place.tell('one besito is added by hand');
  const began = performance.now();
  withBook(rig.home, (book) =>
    book.prepare('update accounts set balance = balance + 1 where user_id = ?').run(robbed!),
  );
  const seconds = () => (performance.now() - began) / 1_000;
  await until(
    'the metric tells',
    async () => ((await metricOf(wallet, 'yabot_ledger_faults')) ?? 0) > 0,
    ALERTED_MS,
  );
  const told = seconds();
  const refused = JSON.parse(
    await until(
      'the wallet is frozen',
      async () => {
        const answer = await debit(wallets, robbed!, 1_000);
        return answer.includes('account-frozen') && answer;
      },
      ALERTED_MS,
    ),
  ) as { refused: { code: string } };
  const frozen = seconds();
  const health = (await (await fetch(`${wallet.url}/health`)).json()) as {
    dependencies: Record<string, { detail?: string }>;
  };
  const line = (await readFile(join(rig.home, 'logs', `${wallet.name}.log`), 'utf8')).includes(
    'ledger-fault',
  );
  const others = await debit(wallets, users[1]!, 1);
  moving = false;
  await load;
  const opened = await wallets.answer(
    UnfreezeAccount,
    { userId: robbed!, by: 'chaos', reason: 'by hand' },
    uuidv7(),
  );
  const proof = await proveLedger(rig.connection);
  const balances = withBook(rig.home, (book) =>
    Number(book.prepare('select sum(balance) as sum from accounts').get()?.sum),
  );
  const moved = withBook(rig.home, (book) =>
    Number(
      book
        .prepare("select sum(case kind when 'credit' then amount else -amount end) as sum from movements")
        .get()?.sum,
    ),
  );
  const detail = health.dependencies.ledger?.detail ?? '';
  const checks = {
    'no false alarm before': before === 0,
    'told in time': Math.max(told, frozen) <= ALERTED_MS / 1_000,
    'log line': line,
    'health names the account': detail.includes(robbed!),
    'refused with account-frozen': refused.refused.code === 'account-frozen',
    'others go on': others.includes('result'),
    'opened with what the entries say': opened.includes('"balance":100'),
    'ledger sound afterwards': proof.sound,
    'minted - burned = balances': balances === moved,
    'nothing crashed': rig.crashes.length === 0,
  };
  const wrong = Object.entries(checks).flatMap(([what, holds]) => (holds ? [] : [what]));
  const passed = wrong.length === 0;
  return {
    passed,
    figure: `told after ${told.toFixed(0)} s, frozen after ${frozen.toFixed(0)} s, log line ${line}, health tells ${detail !== ''}, false alarms before ${before}; afterwards minted - burned - balances = ${moved - balances}, ledger sound ${proof.sound} (${proof.checked.movements} movements)${passed ? '' : `; not so: ${wrong.join(', ')}`}`,
  };
}
