import { expect, it } from 'vitest';
import { readTransfer } from '../../src/rules/transfer-words.ts';

it.each([
  ['50 @ana_robles', { amount: 50, username: 'ana_robles' }],
  ['@ana_robles 50', { amount: 50, username: 'ana_robles' }],
  [
    '  @ana_robles   50  gracias  por  todo ',
    { amount: 50, username: 'ana_robles', message: 'gracias  por  todo' },
  ],
  ['50 @ana_robles 3 besos', { amount: 50, username: 'ana_robles', message: '3 besos' }],
  ['@ana_robles para @luis_v', { username: 'ana_robles', message: 'para @luis_v' }],
  ['0 @ana_robles', { message: '0 @ana_robles' }],
  ['-5 @ana_robles', { message: '-5 @ana_robles' }],
  ['', {}],
])('reads %j', (written, wanted) => {
  expect(readTransfer(written)).toEqual({
    amount: undefined,
    username: undefined,
    message: undefined,
    ...wanted,
  });
});

it('keeps no more words than the wallet takes', () => {
  expect(readTransfer(`5 @ana_robles ${'a'.repeat(500)}`).message).toHaveLength(200);
});
