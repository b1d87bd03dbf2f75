import type { Guarantee } from '../guarantee.ts';

const MOVE = 'services/wallet/src/rules/move.ts';
const MIGRATIONS = 'services/wallet/src/tables/migrations/book.ts';
const PROOF = 'services/wallet/test/proof.int.test.ts';

export const money: readonly Guarantee[] = [
  {
    guarantee: 'A cause pays once, even when the inbox has forgotten',
    breaks: {
      bug: 'what a cause has paid before is not looked at',
      file: MOVE,
      find: "if (earlier) return again(earlier, 'credit', order);",
      replace: '',
    },
    test: {
      path: 'services/wallet/test/wallet.int.test.ts',
      title: 'pays a cause once even when the inbox has forgotten the command',
      on: 'SQLite',
    },
  },
  {
    guarantee: 'The database itself keeps a cause from paying twice',
    breaks: {
      bug: 'the cause is not unique in the ledger',
      file: MIGRATIONS,
      find: 'primary key,\n    movement_id',
      replace: 'not null,\n    movement_id',
    },
    test: {
      path: PROOF,
      title: 'relies on causes that the database itself keeps from coming twice',
      on: 'SQLite',
    },
  },
  {
    guarantee: 'The ledger is never negative, under parallel debits',
    breaks: {
      bug: 'the balance is not looked at',
      file: MOVE,
      find: 'if (balance < order.amount) return',
      replace: 'if (order.amount < 0) return',
    },
    test: {
      path: 'services/wallet/test/instances.int.test.ts',
      title: 'let exactly one of 64 parallel debits take the whole balance, round after round',
      on: 'SQLite',
    },
  },
  {
    guarantee: 'The database itself keeps a balance from going below zero',
    breaks: {
      bug: 'the table has no check',
      file: MIGRATIONS,
      find: ' check (balance >= 0),\n    entries',
      replace: ',\n    entries',
    },
    test: {
      path: PROOF,
      title: 'relies on balances that the database itself keeps from going below zero',
      on: 'SQLite',
    },
  },
  {
    guarantee: '`ledger verify` finds a balance that no entry explains',
    breaks: {
      bug: 'balances are not compared with their entries',
      file: 'services/wallet/src/rules/proof/chains.ts',
      find: "...differing('account-balance-wrong', subject, end.balance, account.balance),",
      replace: '',
    },
    test: { path: PROOF, title: 'tells so: %s', case: 'a balance', on: 'SQLite' },
  },
  {
    guarantee: 'A fault that somebody acknowledged hides no other',
    breaks: {
      bug: 'faults in the same place pass for the same',
      file: 'services/wallet/src/rules/acknowledge.ts',
      find: "hash('sha256', JSON.stringify([code, subject, ...extent]))",
      replace: "hash('sha256', JSON.stringify([code, subject, extent.length]))",
    },
    test: {
      path: 'services/wallet/test/rules/acknowledge.test.ts',
      title: 'of the sums of the ledger is the same while they differ by as much',
    },
  },
];
