import { defineEvent, type EventDefinition } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { triggersCanHappen } from '../src/checks/triggers.ts';
import { catalogueOf } from '../src/events/catalogue.ts';
import { parseFile } from '../src/files/parsed-file.ts';
import { indexByEvent } from '../src/index.ts';

const common = {
  owner: 'wallet',
  name: 'books-closed',
  summary: 'The books closed',
  entity: () => 'x',
} as const;
const closed = defineEvent({ ...common, data: z.object({ total: z.int() }), sample: { total: 3 } });
const paid = [1, 2].map((version) =>
  defineEvent({
    ...common,
    name: 'item-paid',
    version,
    data: z.object({
      userId: z.uuid(),
      items: z.array(z.object({ id: z.string().optional() })),
      until: z.iso.date().nullable(),
    }),
    sample: { userId: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6d', items: [], until: null },
  }),
);
const catalogue = catalogueOf([closed, ...paid] as unknown as EventDefinition[]);

describe('the events a trigger can wait for', () => {
  it('do not include those that name no user', () => {
    const file = parseFile('missions/a.yaml', 'mission', 'trigger:\n  event: wallet.books-closed');
    if (Array.isArray(file)) throw new Error('not YAML');
    const files = { of: (kind: string) => (kind === 'mission' ? [file] : []), idsOf: () => [] };
    expect(triggersCanHappen(catalogue)(files)).toEqual([
      {
        file: 'missions/a.yaml',
        line: 2,
        column: 10,
        path: 'trigger.event',
        problem: 'the event `wallet.books-closed` does not say which user it is about',
        instead: 'Write `wallet.item-paid`',
      },
    ]);
  });

  it('have their fields by path, through lists, optional and nullable ones', () => {
    const fields = catalogue.get('wallet.item-paid')?.fields;
    expect([...(fields?.leaves.keys() ?? [])]).toEqual(['userId', 'items.id', 'until']);
    expect(fields?.leaves.get('until')?.safeParse(null).success).toBe(true);
    expect(fields?.leaves.get('items.id')?.safeParse(null).success).toBe(false);
  });

  it('are counted in every version', () => {
    const index = indexByEvent([{ trigger: { event: 'wallet.item-paid' } }], catalogue);
    expect(index.types).toEqual(['wallet.item-paid.v1', 'wallet.item-paid.v2']);
  });
});
