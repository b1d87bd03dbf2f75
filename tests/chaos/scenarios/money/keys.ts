import { setTimeout as wait } from 'node:timers/promises';
import { proveLedger } from '@yabot/cli';
import { Debit } from '@yabot/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { Scenario, Shown } from '../scenario.ts';
import { credit, type Wallets, withWallets } from './wallets.ts';

const ORDERS = 400;
const KILLS = 10;

/** The same key gets the same answer, whatever happens in between. */
export const keys: Scenario = {
  promise: 'P6',
  title: 'the same key gets the same answer: after a second, 50 at once, with another body, over kills',
  run: (place) => withWallets(place, { instances: 2 }, course),
};

async function course(wallets: Wallets): Promise<Shown> {
  const { rig, instances, ask, answer } = wallets;
  const user = uuidv7();
  await credit(wallets, user, 10 * ORDERS);
  const order = (amount: number) => ({ userId: user, amount, reason: 'chaos', cause: uuidv7() });
  const once = order(1);
  const first = await answer(Debit, once, 'once');
  await wait(1_000);
  const later = await answer(Debit, once, 'once');
  const atOnce = await Promise.all(Array.from({ length: 50 }, () => answer(Debit, once, 'once')));
  const other = await answer(Debit, { ...once, amount: 2 }, 'once');
  const orders = Array.from({ length: ORDERS }, () => order(1));
  const answered = new Map<string, string>();
  for (let kill = 0; kill < KILLS; kill++) {
    const part = orders.slice((kill * ORDERS) / KILLS, ((kill + 1) * ORDERS) / KILLS);
    const asked = part.map(async (each) => {
      const said = await ask(Debit, each, each.cause);
      if (said) answered.set(each.cause, said);
    });
    await Promise.race(asked);
    const victim = instances[kill % instances.length]!;
    const pid = await victim.signal('SIGKILL');
    await Promise.all([victim.replaced(pid), ...asked]);
    await victim.serving();
  }
  let differing = 0;
  for (const each of orders) {
    const said = await answer(Debit, each, each.cause);
    if (!said.includes('"result"') || (answered.get(each.cause) ?? said) !== said) differing++;
  }
  const left = JSON.parse(await answer(Debit, { ...order(1), amount: 1_000_000 }, uuidv7())) as {
    refused: { details: { balance: number } };
  };
  const effects = 10 * ORDERS - left.refused.details.balance;
  const { sound } = await proveLedger(rig.connection);
  const same = new Set([first, later, ...atOnce]).size === 1;
  return {
    passed:
      same && other.includes('idempotency-key-reused') && differing === 0 && effects === ORDERS + 1 && sound,
    figure: `after 1 s and 50 at once the same bytes: ${same}; another body: ${JSON.parse(other).refused?.code}; ${KILLS} kills: ${answered.size} of ${ORDERS} answered before, ${differing} answered otherwise later, ${effects} effects of ${ORDERS + 1} orders`,
  };
}
