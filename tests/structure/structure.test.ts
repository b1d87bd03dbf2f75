import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { COMMANDS, EVENTS, QUERIES, SERVICE_NAMES } from '@yabot/contracts';
import type { ServiceDefinition } from '@yabot/service-kit';
import { definitionsIn, filesIn, importsOf, ROOT, SERVICE_FOLDERS, sourcesBelow } from './services.ts';

/** Every room a service may have; `features` is the gateway's. */
const ROOMS = ['commands', 'queries', 'on', 'rules', 'tables', 'collections', 'jobs'];

describe('The fleet', () => {
  it('has a folder for each service of the contracts, and no other', () => {
    expect(SERVICE_FOLDERS.map(({ name }) => name).toSorted()).toEqual([...SERVICE_NAMES].toSorted());
  });

  it('has an owner at work for every message of the contracts', () => {
    const owners = new Set<string>(SERVICE_FOLDERS.map(({ name }) => name));
    const orphans = [...EVENTS, ...COMMANDS, ...QUERIES].filter(({ owner }) => !owners.has(owner));
    expect(orphans.map(({ type }) => type)).toEqual([]);
  });
});

describe.each(SERVICE_FOLDERS)('The service $name', ({ name, folder }) => {
  let definition: ServiceDefinition;
  beforeAll(async () => {
    const definitions = await definitionsIn({ name, folder });
    expect(definitions).toHaveLength(1);
    definition = definitions[0]!;
  });
  const names = (messages: readonly { message: { name: string } }[] = []) =>
    messages.map(({ message }) => message.name).toSorted();

  it('is named as its folder', () => {
    expect(definition.name).toBe(name);
  });

  it('has a file in commands/ for each command it accepts, which are those it owns', () => {
    expect(filesIn(folder, 'commands')).toEqual(names(definition.accepts));
    expect(names(definition.accepts)).toEqual(
      COMMANDS.filter(({ owner }) => owner === name)
        .map((command) => command.name)
        .toSorted(),
    );
  });

  it('has a file in queries/ for each query it answers, which are those it owns', () => {
    expect(filesIn(folder, 'queries')).toEqual(names(definition.answers));
    expect(names(definition.answers)).toEqual(
      QUERIES.filter(({ owner }) => owner === name)
        .map((query) => query.name)
        .toSorted(),
    );
  });

  it('has a file in on/ for each event it consumes, named by publisher and event', () => {
    const consumed = (definition.consumes ?? []).map(({ message }) => `${message.owner}.${message.name}`);
    expect(filesIn(folder, 'on')).toEqual(consumed.toSorted());
  });

  it('lists every event it owns among those it emits', () => {
    const emitted = (definition.emits ?? []).map(({ type }) => type).toSorted();
    const owned = EVENTS.filter(({ owner }) => owner === name).map(({ type }) => type);
    expect(emitted).toEqual(owned.toSorted());
  });

  it('sends only commands of the contracts', () => {
    const known = new Set(COMMANDS.map(({ type }) => type));
    expect((definition.sends ?? []).filter(({ type }) => !known.has(type))).toEqual([]);
  });

  it('starts in at most fifteen lines, and shows itself on one screen', () => {
    const lines = (file: string) =>
      readFileSync(join(folder, 'src', file), 'utf8')
        .trimEnd()
        .split('\n').length;
    expect(lines('main.ts')).toBeLessThanOrEqual(15);
    expect(lines(`${name}.service.ts`)).toBeLessThanOrEqual(90);
    expect(existsSync(join(folder, 'README.md'))).toBe(true);
  });

  it('keeps its rules pure: they import contracts, content and other rules, and read no clock', () => {
    for (const path of sourcesBelow(join(folder, 'src', 'rules'))) {
      const foreign = importsOf(path).filter(
        (target) =>
          !/^(@yabot\/(contracts|content)|@yabot\/service-kit|\.|node:crypto$|@js-temporal|temporal-polyfill|luxon)/.test(
            target,
          ),
      );
      expect({ path: relative(ROOT, path), foreign }).toEqual({ path: relative(ROOT, path), foreign: [] });
      const source = readFileSync(path, 'utf8');
      expect({
        path: relative(ROOT, path),
        clock: source.match(/Date\.now\(|new Date\(\)|Math\.random\(/g),
      }).toEqual({
        path: relative(ROOT, path),
        clock: null,
      });
    }
  });

  it('touches no database driver and no NATS outside its tables and the kit, and no other service', () => {
    for (const path of sourcesBelow(join(folder, 'src'))) {
      const room = relative(join(folder, 'src'), path).split('/')[0] as string;
      const mayTouchDatabases = room === 'tables' || room === 'collections';
      const forbidden = importsOf(path).filter(
        (target) =>
          /^@nats-io\//.test(target) ||
          SERVICE_NAMES.some((service) => target === `@yabot/${service}`) ||
          /services\//.test(target) ||
          (!mayTouchDatabases && /^(knex|mongoose|mongodb|pg|better-sqlite3)$/.test(target)),
      );
      expect({ path: relative(ROOT, path), forbidden }).toEqual({
        path: relative(ROOT, path),
        forbidden: [],
      });
    }
  });

  it('has no room that nobody knows', () => {
    const known = new Set([...ROOMS, 'features', 'telegram', 'conversation', 'sending', 'intake']);
    const rooms = new Set(
      sourcesBelow(join(folder, 'src'))
        .map((path) => relative(join(folder, 'src'), path).split('/'))
        .filter((parts) => parts.length > 1)
        .map(([room]) => room as string),
    );
    expect([...rooms].filter((room) => !known.has(room))).toEqual([]);
  });
});

describe('The packages', () => {
  it('leave NATS to the kit, the tools that look at it, and the servers', () => {
    for (const name of ['contracts', 'content', 'telegram-sandbox']) {
      for (const path of sourcesBelow(join(ROOT, 'packages', name, 'src'))) {
        expect(importsOf(path).filter((target) => /^@nats-io\//.test(target))).toEqual([]);
      }
    }
  });
});
