import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { openSql } from '../src/store/sql/connection.ts';

it('tells in an error which statement failed, and nothing of the values', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yabot-sql-'));
  const { writer, reader } = openSql(`sqlite:${join(folder, 'people.sqlite')}`, 'people');
  const failed: Error = await writer('people')
    .insert({ name: 'Ana Robles' })
    .then(String, (error) => error);
  await Promise.all([writer.destroy(), reader.destroy()]);
  await rm(folder, { recursive: true });
  expect(failed.message).toContain('no such table: people');
  expect(`${failed.message} ${failed.stack}`).not.toContain('Ana');
});
