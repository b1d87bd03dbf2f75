import { proveLedger } from '@yabot/cli';
import { v7 as uuidv7 } from 'uuid';
import type { Place, Scenario, Shown } from '../scenario.ts';
import { credit, debit, hasPostgres, type Wallets, withWallets } from './wallets.ts';

const ROUNDS = 1_000;
const PARALLEL = 64;
const FULL = 100;

/** However many spend everything at once, one succeeds. */
export const overspending: Scenario = {
  promise: 'P5',
  title:
    '1,000 rounds of 64 spends of everything at once, through two instances: one succeeds, nobody is below zero',
  async run(place) {
    const shown = [await spendOn('SQLite', place)];
    if (await hasPostgres()) shown.push(await spendOn('PostgreSQL', place));
    return {
      passed: shown.every(({ passed }) => passed),
      figure: shown.map(({ figure }) => figure).join('; '),
    };
  },
};

type Database = 'SQLite' | 'PostgreSQL';

const spendOn = (name: Database, place: Place) =>
  withWallets(place, { instances: 2, postgres: name === 'PostgreSQL' }, (wallets) =>
    spend(wallets, name, place),
  );

async function spend(wallets: Wallets, name: Database, place: Place): Promise<Shown> {
  const user = uuidv7();
  let exactlyOne = 0;
  let belowZero = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    await credit(wallets, user, FULL);
    const answers = await Promise.all(Array.from({ length: PARALLEL }, () => debit(wallets, user, FULL)));
    const balances = answers.flatMap((answer) =>
      [...answer.matchAll(/"balance":(-?\d+)/g)].map(([, digits]) => Number(digits)),
    );
    belowZero += balances.filter((balance) => balance < 0).length;
    const won = answers.filter((answer) => answer.includes('"result"'));
    const lost = answers.filter((answer) => answer.includes('"insufficient-besitos"'));
    if (won.length === 1 && lost.length === PARALLEL - 1) exactlyOne++;
    if (round % 100 === 0) place.tell(`${name}: ${round} rounds, ${exactlyOne} with one success`);
  }
  const { sound } = await proveLedger(wallets.rig.connection);
  return {
    passed: exactlyOne === ROUNDS && belowZero === 0 && sound,
    figure: `${name}: ${exactlyOne} of ${ROUNDS} rounds with exactly one success, ${belowZero} balances below zero, ledger sound ${sound}`,
  };
}
