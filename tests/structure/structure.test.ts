import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ALL_MESSAGES, BOT_COMMANDS, COMMANDS, EVENTS, QUERIES, SERVICE_NAMES } from '@yabot/contracts';
import type { ServiceDefinition } from '@yabot/service-kit';
import { beforeAll, describe, expect, it } from 'vitest';
import { FEATURES } from '../../services/gateway/src/features/index.ts';
import {
  apart,
  definitionsIn,
  expectNothingWrong,
  filesIn,
  importsOf,
  ROOT,
  SERVICE_FOLDERS,
  sourcesBelow,
} from './services.ts';

/** Every room a service may have; `features` is the gateway's. */
const ROOMS = ['commands', 'queries', 'on', 'rules', 'tables', 'collections', 'jobs'];

describe('The fleet', () => {
  it('has a folder for each service of the contracts, and no other', () => {
    const lists = { found: SERVICE_FOLDERS.map(({ name }) => name), wanted: SERVICE_NAMES };
    expectNothingWrong(
      apart(
        lists,
        (name) => `services/${name} is missing: SERVICE_NAMES of the contracts has it`,
        (name) =>
          `services/${name} is not in SERVICE_NAMES (packages/contracts/src/definitions/service-name.ts)`,
      ),
    );
  });

  it('has an owner at work for every message of the contracts', () => {
    const owners = new Set<string>(SERVICE_FOLDERS.map(({ name }) => name));
    const orphans = ALL_MESSAGES.filter(({ owner }) => !owners.has(owner));
    expectNothingWrong(
      orphans.map(({ type, owner }) => `${type} has no owner: services/${owner} is missing`),
    );
  });

  it('has a feature of the chat for every command of the bot, and no other', () => {
    const lists = { found: FEATURES.map(({ command }) => command), wanted: BOT_COMMANDS };
    expectNothingWrong(
      apart(
        lists,
        (name) => `services/gateway/src/features/index.ts has no feature for /${name} of BOT_COMMANDS`,
        (name) => `BOT_COMMANDS (packages/contracts/src/gateway/bot-commands.ts) has no ${name}`,
      ),
    );
  });
});

/** Where a service says what it does, for sentences. */
const definitionOf = (name: string) => `services/${name}/src/${name}.service.ts`;

describe.each(SERVICE_FOLDERS)('The service $name', ({ name, folder }) => {
  let definition: ServiceDefinition;
  beforeAll(async () => {
    const definitions = await definitionsIn({ name, folder });
    expectNothingWrong(
      definitions.length === 1
        ? []
        : [`${definitionOf(name)} exports ${definitions.length} services, not one`],
    );
    definition = definitions[0]!;
  });

  /** Files of a room and the list in the definition say the same. */
  const roomFits = (room: string, list: string, listed: readonly string[]) =>
    apart(
      { found: filesIn(folder, room), wanted: listed },
      (file) =>
        `services/${name}/src/${room}/${file}.ts is missing: ${definitionOf(name)} lists it under ${list}`,
      (file) =>
        `services/${name}/src/${room}/${file}.ts is not listed under ${list} in ${definitionOf(name)}`,
    );
  /** The list in the definition and the contracts say the same. */
  const contractsFit = (list: string, listed: readonly string[], owned: readonly string[]) =>
    apart(
      { found: listed, wanted: owned },
      (message) => `${name}.${message} of the contracts is not listed under ${list} in ${definitionOf(name)}`,
      (message) =>
        `${message} under ${list} in ${definitionOf(name)} is no message of ${name} in the contracts`,
    );
  const namesOf = (messages: readonly { name: string; owner: string }[]) =>
    messages.filter(({ owner }) => owner === name).map((message) => message.name);

  it('is named as its folder', () => {
    expect(definition.name).toBe(name);
  });

  it('has a file in commands/ for each command it accepts, which are those it owns', () => {
    const accepted = (definition.accepts ?? []).map(({ message }) => message.name);
    expectNothingWrong(roomFits('commands', 'accepts', accepted));
    expectNothingWrong(contractsFit('accepts', accepted, namesOf(COMMANDS)));
  });

  it('has a file in queries/ for each query it answers, which are those it owns', () => {
    const answered = (definition.answers ?? []).map(({ message }) => message.name);
    expectNothingWrong(roomFits('queries', 'answers', answered));
    expectNothingWrong(contractsFit('answers', answered, namesOf(QUERIES)));
  });

  it('has a file in on/ for each event it consumes, named by publisher and event', () => {
    const consumed = (definition.consumes ?? []).map(({ message }) => `${message.owner}.${message.name}`);
    expectNothingWrong(roomFits('on', 'consumes', consumed));
  });

  it('lists every event it owns among those it emits', () => {
    const emitted = (definition.emits ?? []).map((event) => event.name);
    expectNothingWrong(contractsFit('emits', emitted, namesOf(EVENTS)));
  });

  it('sends only commands of the contracts', () => {
    const known = new Set(COMMANDS.map(({ type }) => type));
    const unknown = (definition.sends ?? []).filter(({ type }) => !known.has(type));
    expectNothingWrong(
      unknown.map(({ type }) => `${definitionOf(name)} sends ${type}, which is not in COMMANDS`),
    );
  });

  it('starts in at most fifteen lines, and shows itself on one screen', () => {
    const lines = (file: string, from = '') => {
      const text = readFileSync(join(folder, 'src', file), 'utf8').trimEnd();
      return text.slice(text.indexOf(from)).split('\n').length;
    };
    expect(lines('main.ts')).toBeLessThanOrEqual(15);
    expect(lines(`${name}.service.ts`, 'defineService({')).toBeLessThanOrEqual(90);
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
      const clocks = readFileSync(path, 'utf8').match(/Date\.now\(|new Date\(\)|Math\.random\(/g) ?? [];
      expectNothingWrong([
        ...foreign.map((target) => `${relative(ROOT, path)} imports ${target}, which a rule may not`),
        ...clocks.map(
          (clock) => `${relative(ROOT, path)} reads ${clock}: take the moment or the chance as a value`,
        ),
      ]);
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
      expectNothingWrong(
        forbidden.map(
          (target) => `${relative(ROOT, path)} imports ${target}, which only tables or the kit may`,
        ),
      );
    }
  });

  it('has no room that nobody knows', () => {
    const gateways = ['features', 'telegram', 'conversation', 'sending', 'intake', 'errands', 'pictures'];
    const known = new Set([...ROOMS, ...gateways]);
    const rooms = new Set(
      sourcesBelow(join(folder, 'src'))
        .map((path) => relative(join(folder, 'src'), path).split('/'))
        .filter((parts) => parts.length > 1)
        .map(([room]) => room as string),
    );
    const unknown = [...rooms].filter((room) => !known.has(room));
    expectNothingWrong(
      unknown.map((room) => `services/${name}/src/${room}/ is no room: ${[...known].join(', ')}`),
    );
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
