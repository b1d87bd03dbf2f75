import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVICE_NAMES } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { type ComposeService, composeFiles, variablesIn } from '../../deploy/compose/read.ts';
import { SECRETS, takeSecretsFromFiles } from '../../deploy/container/secrets.ts';
import { type ServiceNode, topology } from '../../deploy/topology.ts';
import { SANDBOX_OWNER_ID } from '../../packages/cli/src/up/sandbox/community.ts';
import { mongodParameters } from '../../packages/local-servers/src/run/mongo.ts';
import { apart, expectNothingWrong, ROOT } from './services.ts';

const { fleet, withSandbox, withRealBot } = composeFiles;
const FILES = Object.values(composeFiles);
const HOME = '/var/lib/yabot';
const file = (path: string) => readFile(join(ROOT, path), 'utf8');
const containers = Object.entries(fleet.services);
const environmentOf = ({ environment = {} }: ComposeService) => Object.keys(environment);

/** The services of the fleet among the containers: those that the image runs under their own name. */
const fleetContainers = containers
  .filter(([name, { image, command }]) => image === 'yabot' && command?.length === 1 && name !== 'streams')
  .map(([, { command }]) => command?.[0]);

describe('The containers', () => {
  it('are the services of the contracts, the sandbox, and the servers they stand on', () => {
    const besides = [
      'grafana',
      'mongo',
      'nats',
      'nats-keys',
      'prometheus',
      'replica-set',
      'sandbox',
      'streams',
      'yabot',
    ];
    const missing = (name: string) => `docker-compose.yml has no service ${name}`;
    const tooMany = (name: string) => `docker-compose.yml has a service ${name} that nobody knows`;
    const found = containers.map(([name]) => name);
    expectNothingWrong(apart({ found, wanted: [...SERVICE_NAMES, ...besides] }, missing, tooMany));
    expect(fleetContainers.toSorted()).toEqual([...SERVICE_NAMES, 'sandbox'].toSorted());
  });

  it.each(containers)('give %s no more rights than it needs', (_, container) => {
    expect(container).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });

  it.each(containers)('open a port of %s to this machine at most', (_, { ports = [] }) => {
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('keep what they write in volumes, and no volume for nothing', () => {
    const mounted = [...containers, ...Object.entries(withSandbox.services)]
      .flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0] as string))
      .filter((source) => /^\w+$/.test(source));
    expectNothingWrong(
      apart(
        { found: fleet.volumes, wanted: [...new Set(mounted)] },
        (volume) => `docker-compose.yml mounts ${volume}, and lists no such volume`,
        (volume) => `docker-compose.yml lists the volume ${volume}, and nobody mounts it`,
      ),
    );
  });
});

describe.each(topology.services.filter(({ name }) => fleet.services[name]))(
  'The container of $name',
  ({ name, databases, readsContent }: ServiceNode) => {
    const container = fleet.services[name] as ComposeService;
    const ownsSql = databases.includes('sql');
    const ownsDocuments = databases.includes('documents');

    it('runs the service of its name, and again whenever it ends', () => {
      expect(container).toMatchObject({ image: 'yabot', command: [name], restart: 'unless-stopped' });
    });

    it('is told of the databases it owns, and of no other', () => {
      const told = environmentOf(container).filter((key) => ['DATABASE_URL', 'MONGODB_URI'].includes(key));
      expect(told.toSorted()).toEqual([
        ...(ownsSql ? ['DATABASE_URL'] : []),
        ...(ownsDocuments ? ['MONGODB_URI'] : []),
      ]);
    });

    it('has a volume of its own where SQLite writes, if it owns something there', () => {
      const homes = (container.volumes ?? []).filter((volume) => volume.endsWith(`:${HOME}`));
      expect(homes).toEqual(ownsSql ? [`${name}:${HOME}`] : []);
    });

    it('sees the content exactly if it reads it', () => {
      const seen = (container.volumes ?? []).some((volume) => volume.endsWith(':/app/content:ro'));
      expect(seen).toBe(readsContent);
    });

    it('starts after what it stands on', () => {
      expect(container.depends_on).toMatchObject({ nats: { condition: 'service_healthy' } });
      const afterMongo = container.depends_on?.['replica-set']?.condition;
      expect(afterMongo).toBe(ownsDocuments ? 'service_completed_successfully' : undefined);
    });
  },
);

describe('The settings of the containers', () => {
  const variables = FILES.flatMap(({ text }) => variablesIn(text));

  it('are all explained in .env.example', async () => {
    const explained = new Set(
      [...(await file('.env.example')).matchAll(/^(\w+)=/gm)].map(([, name]) => name),
    );
    const unknown = variables.map(({ name }) => name).filter((name) => !explained.has(name));
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('give no secret a default', () => {
    const secret = /TOKEN|SECRET|PASSWORD|KEY/;
    const given = variables.filter(({ name, fallback }) => secret.test(name) && fallback);
    expect(given).toEqual([]);
    const withPassword = variables.filter(({ fallback }) => /\/\/[^/]*@/.test(fallback ?? ''));
    expect(withPassword).toEqual([]);
  });

  it('write no secret into a file', () => {
    for (const { services } of FILES) {
      for (const [name, { environment = {} }] of Object.entries(services)) {
        const written = Object.entries(environment).filter(
          ([key, value]) => /TOKEN|SECRET|PASSWORD/.test(key) && !/^(\$\{\w+(:-)?\}|\/run\/.*)$/.test(value),
        );
        expect({ name, written }).toEqual({ name, written: [] });
      }
    }
  });

  it('tell the token to the gateway alone', () => {
    const told = FILES.flatMap(({ services }) => Object.entries(services))
      .filter(([, container]) => environmentOf(container).some((key) => key.startsWith('TELEGRAM_')))
      .map(([name]) => name);
    expect([...new Set(told)]).toEqual(['gateway']);
  });

  it('make the sandbox run by itself only without a token', () => {
    expect(withSandbox.services.sandbox).toEqual({});
    expect(withRealBot.services.sandbox).toEqual({ profiles: ['sandbox'] });
  });

  it("name the sandbox's owner only where there is a sandbox", () => {
    const owners = (files: typeof withSandbox) => files.services.user?.environment?.OWNER_TELEGRAM_IDS;
    expect(owners(withSandbox)).toBe(`\${OWNER_TELEGRAM_IDS:-${SANDBOX_OWNER_ID}}`);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how compose writes it
    expect(owners(withRealBot)).toBe('${OWNER_TELEGRAM_IDS:-}');
  });
});

describe('The servers in containers', () => {
  it('keep on disk what is older than a second, and end what a killed service left open', async () => {
    expect(await file('deploy/nats/nats.conf')).toMatch(/^\s*sync_interval: 250ms$/m);
    expect(fleet.services.mongo?.command).toEqual(
      expect.arrayContaining(['--replSet=rs0', '--setParameter=transactionLifetimeLimitSeconds=5']),
    );
  });

  it('are told what those are told that `yabot up` starts', () => {
    const notInContainers = '--setParameter=diagnosticDataCollectionEnabled=false';
    const told = mongodParameters().filter((each) => each !== notInContainers);
    expect(fleet.services.mongo?.command).toEqual(expect.arrayContaining(told));
  });
});

describe('NATS in a container', () => {
  it('has room for all streams together', async () => {
    const gigabytes = /max_file_store: (\d+)GB/.exec(await file('deploy/nats/nats.conf'))?.[1];
    const needed = topology.streams.reduce((sum, { maxBytes }) => sum + maxBytes, 0);
    expect(needed).toBeGreaterThan(0);
    expect(needed).toBeLessThan(Number(gigabytes) * 1e9);
  });
});

describe('The image', () => {
  it('is built with the pnpm and the Node of the repository', async () => {
    const dockerfile = await file('deploy/Dockerfile');
    const pnpm = (text: string) => /pnpm@(\d+\.\d+\.\d+)/.exec(text)?.[1];
    const { devDependencies } = JSON.parse(await file('package.json')) as {
      devDependencies: Record<string, string>;
    };
    expect(pnpm(dockerfile)).toBe(pnpm(await file('Makefile')));
    expect(/node:(\d+)-/.exec(dockerfile)?.[1]).toBe(devDependencies.node?.split('.')[0]);
    expect(await file('pnpm-workspace.yaml')).toContain(`\nnodeVersion: ${devDependencies.node}\n`);
  });

  it('holds nothing but what is named', async () => {
    const [first, ...lines] = (await file('.dockerignore'))
      .split('\n')
      .filter((line) => !line.startsWith('#'));
    expect(first).toBe('*');
    expect(lines).toEqual(expect.arrayContaining(['**/.env*', '**/.yabot', '**/node_modules']));
  });

  it.each(SECRETS)('takes %s from a file as well', async (name) => {
    const folder = await mkdtemp(join(tmpdir(), 'yabot-secret-'));
    try {
      await writeFile(join(folder, 'secret'), 'a secret\n');
      const environment: NodeJS.ProcessEnv = { [`${name}_FILE`]: join(folder, 'secret') };
      await takeSecretsFromFiles(environment);
      expect(environment[name]).toBe('a secret');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('refuses a secret that is given both ways', async () => {
    const environment = { DATABASE_URL: 'postgresql://one', DATABASE_URL_FILE: '/run/secrets/other' };
    await expect(takeSecretsFromFiles(environment)).rejects.toThrow('leave one of them out');
  });
});
