import { describe, expect, it } from 'vitest';
import type { SqlStore } from '../../src/store/sql/store.ts';
import { useStore } from './store.ts';

describe.each(['SQLite', 'a file of documents'] as const)('A store on %s', (kind) => {
  const on = useStore(kind);

  it('syncs its log with each commit, so that a power cut takes nothing that was told', async () => {
    const { writer } = (on.store as SqlStore).connections;
    const pragma = async (name: string) => Object.values((await writer.raw(`pragma ${name}`))[0])[0];
    const FULL = 2;
    expect(await pragma('synchronous')).toBe(FULL);
    expect(await pragma('journal_mode')).toBe('wal');
  });
});
