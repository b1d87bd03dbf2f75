import { readFile } from 'node:fs/promises';
import type { OfficialArchive } from './types.ts';

/** Also of the wheel. */
export const NATS_VERSION = '2.15.1';
const MONGOD_VERSION = '8.0.12';

/** The archive of nats-server for this machine, if there is one. */
export async function natsArchive(): Promise<OfficialArchive | undefined> {
  const system = { linux: 'linux', darwin: 'darwin' }[process.platform as string];
  const machine = { x64: 'amd64', arm64: 'arm64' }[process.arch as string];
  if (!system || !machine) return undefined;
  const folder = `nats-server-v${NATS_VERSION}-${system}-${machine}`;
  const release = `https://github.com/nats-io/nats-server/releases/download/v${NATS_VERSION}`;
  return {
    version: NATS_VERSION,
    url: `${release}/${folder}.tar.gz`,
    checksumUrl: `${release}/SHA256SUMS`,
  };
}

/** The archive of mongod for this machine, if there is one. */
export async function mongodArchive(): Promise<OfficialArchive | undefined> {
  const machine = { x64: 'x86_64', arm64: 'aarch64' }[process.arch as string];
  if (!machine) return undefined;
  if (process.platform === 'darwin') {
    const archive = `mongodb-macos-${process.arch === 'arm64' ? 'arm64' : 'x86_64'}-${MONGOD_VERSION}`;
    return mongodAt('osx', archive);
  }
  if (process.platform !== 'linux') return undefined;
  const distribution = mongodDistribution(
    await readFile('/etc/os-release', 'utf8').catch(() => ''),
    process.arch,
  );
  const archive = distribution && `mongodb-linux-${machine}-${distribution}-${MONGOD_VERSION}`;
  return archive ? mongodAt('linux', archive) : undefined;
}

function mongodAt(folder: string, archive: string): OfficialArchive {
  const url = `https://fastdl.mongodb.org/${folder}/${archive}.tgz`;
  return {
    version: MONGOD_VERSION,
    url,
    checksumUrl: `${url}.sha256`,
  };
}

/** The name MongoDB gives to the build for a Linux, from the text of its `/etc/os-release`. */
export function mongodDistribution(osRelease: string, arch: string): string | undefined {
  const field = (key: string) => new RegExp(`^${key}="?([^"\n]*)`, 'm').exec(osRelease)?.[1] ?? '';
  const version = Number.parseFloat(field('VERSION_ID'));
  const family = `${field('ID')} ${field('ID_LIKE')}`;
  if (family.includes('alpine')) return undefined;
  if (family.startsWith('ubuntu')) {
    return version >= 24 ? 'ubuntu2404' : version >= 22 ? 'ubuntu2204' : 'ubuntu2004';
  }
  if (family.startsWith('debian') && arch === 'x64') return version >= 12 ? 'debian12' : undefined;
  if (family.startsWith('amzn')) return 'amazon2023';
  if (/rhel|fedora|centos/.test(family)) return version < 9 ? 'rhel8' : 'rhel93';
  return 'ubuntu2204';
}
