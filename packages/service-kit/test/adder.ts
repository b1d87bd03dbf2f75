import { defineCommand, defineEvent, defineQuery, defineRefusal } from '@yabot/contracts';
import { z } from 'zod';
import { accept, collection, command, defineService, on, query, refuse, sqlTable } from '../src/index.ts';
import type { Table } from '../src/store/table.ts';

/** A small service for tests: it adds up, and can be told to fail. The same on either store. */
export const Added = defineEvent({
  owner: 'gateway',
  name: 'added',
  summary: 'Somebody added an amount',
  data: z.object({ who: z.string(), amount: z.int(), note: z.string().default('') }),
  entity: (data) => data.who,
  sample: { who: 'ana', amount: 1, note: '' },
});

export const Summed = defineEvent({
  owner: 'wallet',
  name: 'summed',
  summary: 'A sum changed',
  data: z.object({ who: z.string(), sum: z.int() }),
  entity: (data) => data.who,
  sample: { who: 'ana', sum: 1 },
});

export const tooMuch = defineRefusal({
  code: 'too-much',
  status: 409,
  summary: 'More than there is',
  details: z.object({ sum: z.int() }),
});

export const Take = defineCommand({
  owner: 'wallet',
  name: 'take',
  summary: 'Takes an amount, never below zero',
  scheduled: true,
  data: z.object({ who: z.string(), amount: z.int() }),
  entity: (data) => data.who,
  result: z.object({ sum: z.int(), receipt: z.string() }),
  refusals: [tooMuch],
  sample: { who: 'ana', amount: 1 },
  sampleResult: { sum: 0, receipt: 'x' },
});

export const Sum = defineQuery({
  owner: 'wallet',
  name: 'sum',
  summary: 'What somebody has',
  data: z.object({ who: z.string() }),
  result: z.object({ sum: z.int() }),
  sample: { who: 'ana' },
  sampleResult: { sum: 0 },
});

export interface SumRow {
  readonly who: string;
  readonly sum: number;
  readonly log: readonly string[];
}

const sqlSums = sqlTable<SumRow>('sums', {
  key: 'who',
  columns: { who: 'text', sum: 'integer', log: 'json' },
});
const documentSums = collection<SumRow>('sums', { key: 'who', fields: { sum: Number, log: [String] } });

/** What is to go wrong, set by a test: on which notes or names how often, and what else. */
export const faults = {
  failOn: new Map<string, number>(),
  later: undefined as Date | undefined,
  longAnswer: undefined as string | undefined,
};

/** The note on which an instance in a process of its own ends at once, as by endless recursion. */
export const FATAL_NOTE = 'fatal';

function failIfTold(note: string) {
  const left = faults.failOn.get(note) ?? 0;
  if (left === 0) return;
  faults.failOn.set(note, left - 1);
  throw new Error(`told to fail on ${note}`);
}

function handlers(sums: Table<SumRow>) {
  const add = on(Added, {
    reads: ({ data }) => ({ row: sums.ref(data.who) }),
    decide: ({ data }, { row }) => {
      failIfTold(data.note);
      if (data.note === FATAL_NOTE && process.env.ADDER_OWNS_ITS_PROCESS)
        process.kill(process.pid, 'SIGKILL');
      const next = {
        who: data.who,
        sum: (row?.sum ?? 0) + data.amount,
        log: [...(row?.log ?? []), data.note],
      };
      const later =
        faults.later &&
        Take.of({ who: data.who, amount: 1 }, { key: `later:${data.note}`, at: faults.later });
      return {
        save: [sums.put(next)],
        emit: [Summed.of({ who: data.who, sum: next.sum })],
        ...(later ? { send: [later] } : {}),
      };
    },
  });
  const take = command(Take, {
    reads: ({ data }) => ({ row: sums.ref(data.who) }),
    decide: ({ data }, { row }, { newId }) => {
      failIfTold(data.who);
      const sum = (row?.sum ?? 0) - data.amount;
      if (sum < 0) return refuse(tooMuch, { sum: row?.sum ?? 0 });
      const next = { who: data.who, sum, log: row?.log ?? [] };
      return accept(
        { sum, receipt: newId() },
        { save: [sums.put(next)], emit: [Summed.of({ who: data.who, sum })] },
      );
    },
  });
  const sum = query(Sum, {
    answer: async ({ who }, { load }) => {
      failIfTold(who);
      const extra = faults.longAnswer ? { extra: faults.longAnswer } : {};
      return { sum: (await load(sums.ref(who)))?.sum ?? 0, ...extra };
    },
  });
  return {
    name: 'wallet',
    summary: 'adds up',
    accepts: [take],
    answers: [sum],
    consumes: [add],
    emits: [Summed],
  } as const;
}

export const sqlSchema = {
  tables: [sqlSums],
  migrations: [
    {
      name: '0001-sums',
      up: [
        'create table sums (who text primary key, sum bigint not null check (sum >= 0), log text not null)',
      ],
      down: ['drop table sums'],
    },
  ],
};
export const documentSchema = { collections: [documentSums] };

export const adderOn = {
  sql: defineService({ ...handlers(sqlSums), owns: { sql: sqlSchema } }),
  documents: defineService({ ...handlers(documentSums), owns: { documents: documentSchema } }),
};
export const sumsOn = { sql: sqlSums, documents: documentSums };
