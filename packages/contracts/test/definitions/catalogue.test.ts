import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wireSchema } from '../../src/compatibility/json-schema.ts';
import * as contracts from '../../src/index.ts';
import {
  ALL_MESSAGES,
  type AnyMessage,
  COMMANDS,
  EVENTS,
  PARTITIONS,
  partitionOf,
  QUERIES,
  REFUSALS,
  SERVICE_NAMES,
} from '../../src/index.ts';

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const byType = (messages: readonly AnyMessage[]) =>
  messages.map((message) => [message.type, message] as const);
const SOURCE = new URL('../../src/', import.meta.url);

describe.each(byType(ALL_MESSAGES))('%s', (_, message) => {
  it('has a sample that fits its schema, with no field the schema does not know', () => {
    expect(message.schema.parse(message.sample)).toEqual(message.sample);
  });

  it('is named in kebab-case by a service of the fleet', () => {
    expect(message.name).toMatch(KEBAB_CASE);
    expect(SERVICE_NAMES).toContain(message.owner);
    expect(message.type).toBe(`${message.owner}.${message.name}.v${message.version}`);
  });

  it('is told in one sentence without a full stop', () => {
    expect(message.summary).toMatch(/^[A-Z].*[^.]$/);
  });

  it('gives an example with some fields replaced', () => {
    expect(message.example()).toEqual(message.sample);
    expect(message.example({ userId: 'other' } as never)).toMatchObject({ userId: 'other' });
  });
});

describe.each(byType([...COMMANDS, ...QUERIES]) as [string, contracts.CommandDefinition][])(
  '%s',
  (_, message) => {
    it('has a sample result that fits the schema of its result', () => {
      expect(message.result.parse(message.sampleResult)).toEqual(message.sampleResult);
    });

    it('names each refusal once', () => {
      const codes = message.refusals.map((refusal) => refusal.code);
      expect(codes).toEqual([...new Set(codes)]);
    });
  },
);

describe.each(byType([...EVENTS, ...COMMANDS]) as [string, contracts.EventDefinition][])(
  '%s',
  (_, message) => {
    it('is about an entity, so it has a partition', () => {
      const entity = message.entity(message.sample);
      expect(entity).not.toBe('');
      expect(partitionOf(entity)).toBeLessThan(PARTITIONS);
    });
  },
);

describe.each(byType(EVENTS))('%s', (_, event) => {
  it('carries nothing that says who a person is', () => {
    const personal = /"(firstName|lastName|username|telegramId|phone|email|text)":/;
    expect(JSON.stringify(wireSchema(event.schema))).not.toMatch(personal);
  });
});

describe('the catalogue', () => {
  it('has every type once', () => {
    const types = ALL_MESSAGES.map((message) => message.type);
    expect(types).toEqual([...new Set(types)]);
  });

  it('holds each kind in its own list', () => {
    expect(new Set(EVENTS.map(({ kind }) => kind))).toEqual(new Set(['event']));
    expect(new Set(COMMANDS.map(({ kind }) => kind))).toEqual(new Set(['command']));
    expect(new Set(QUERIES.map(({ kind }) => kind))).toEqual(new Set(['query']));
  });

  it('holds every message of every service folder, and the package exports them all', async () => {
    const exported = new Set<unknown>(Object.values(contracts));
    for (const service of SERVICE_NAMES) {
      const files = readdirSync(new URL(`${service}/`, SOURCE), { recursive: true, encoding: 'utf8' });
      for (const file of files.filter((each) => each.endsWith('.ts'))) {
        const found: object = await import(new URL(`${service}/${file}`, SOURCE).href);
        for (const [name, value] of Object.entries(found)) {
          if (typeof value !== 'object' || value === null || !('schema' in value)) continue;
          // Told by name: a whole definition would fill the screen.
          const is = { isExported: exported.has(value), isListed: ALL_MESSAGES.includes(value) };
          expect({ file, name, ...is }).toEqual({ file, name, isExported: true, isListed: true });
        }
      }
    }
  });

  it('has one definition for each refusal code, kebab-case, with an HTTP status of an error', () => {
    const codes = REFUSALS.map((refusal) => refusal.code);
    expect(codes).toEqual([...new Set(codes)]);
    for (const refusal of REFUSALS) {
      expect(refusal.code).toMatch(KEBAB_CASE);
      expect(refusal.status).toBeGreaterThanOrEqual(400);
      expect(refusal.status).toBeLessThan(600);
    }
  });
});
