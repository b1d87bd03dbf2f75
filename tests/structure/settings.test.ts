import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { commonSettings, readSettings } from '@yabot/service-kit/settings';
import { describe, expect, it } from 'vitest';
import { composeFiles } from '../../deploy/compose/read.ts';
import { definitionsIn, expectNothingWrong, ROOT, SERVICE_FOLDERS, sourcesBelow } from './services.ts';

const example = parseEnv(readFileSync(join(ROOT, '.env.example'), 'utf8')) as Record<string, string>;
const namesIn = (schema: unknown) => Object.keys((schema as { readonly shape: object }).shape);

const services = await Promise.all(
  SERVICE_FOLDERS.map(async (place) => {
    const own = (await definitionsIn(place))[0]?.settings;
    return { name: place.name, own, reads: [...namesIn(commonSettings), ...(own ? namesIn(own) : [])] };
  }),
);

/** Those of the machine and of Node are nobody's settings. */
const OF_MACHINE = ['PATH', 'HOME', 'XDG_CACHE_HOME', 'NODE_COMPILE_CACHE'];
const READ = /\b(?:env|environment|process\.env)\.([A-Z][A-Z\d_]+)|\bgiven\('([A-Z\d_]+)'\)/g;

/** What the command and the servers it runs take from the environment by name. */
const readByCommand = ['cli', 'local-servers']
  .flatMap((name) => sourcesBelow(join(ROOT, 'packages', name, 'src')))
  .filter((path) => !path.includes('/testing/'))
  .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(READ)])
  .flatMap(([, plain, given]) => plain ?? given ?? [])
  .filter((name) => !OF_MACHINE.includes(name));

describe('.env.example', () => {
  it('lists every setting that a service or the command reads, and no other', () => {
    const read = new Set([...services.flatMap(({ reads }) => reads), ...readByCommand, 'SANDBOX_PORT']);
    expect(Object.keys(example).toSorted()).toEqual([...read].toSorted());
  });

  it.each(services)('copied as it is changes nothing for $name', ({ own }) => {
    const token = { TELEGRAM_BOT_TOKEN: '100000000:a-token' };
    expect(readSettings({ ...example, ...token }, own)).toEqual(readSettings(token, own));
  });
});

describe('The containers', () => {
  /** In a container these are fixed: where it writes, what it is given to read, and where it answers. */
  const FIXED = ['YABOT_HOME', 'CONTENT_DIR', 'GATEWAY_PORT', 'HEALTH_PORT', 'HEALTH_HOST'];
  const { fleet, withRealBot } = composeFiles;

  it.each(services)('hand every setting of $name on', ({ name, reads }) => {
    const given = [fleet, withRealBot].flatMap(({ services: all }) =>
      Object.keys(all[name]?.environment ?? {}),
    );
    const databases = ['DATABASE_URL', 'MONGODB_URI'];
    const asFiles = given.map((key) => key.replace(/_FILE$/, ''));
    const known = [...given, ...asFiles, ...FIXED, ...databases];
    const missing = reads.filter((setting) => !known.includes(setting));
    expectNothingWrong(missing.map((setting) => `docker-compose.yml does not hand ${setting} to ${name}`));
  });
});
