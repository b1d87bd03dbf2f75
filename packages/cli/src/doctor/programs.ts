import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findServer, type ServerName } from '@yabot/local-servers';
import { t } from '../terminal/messages.ts';
import { aside, type Finding, ok, wrong } from './finding.ts';

const run = promisify(execFile);
const NODE = 24;
const CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome'];

/** The Node that runs this command; the repository brings the right one. */
export async function checkNode(): Promise<Finding> {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= NODE) return ok('Node', `${process.version} (${process.execPath})`);
  return wrong('Node', process.version, t('doctor.node', { major: NODE }));
}

/** The Makefile fetches pnpm through npx; one that is installed does as well. */
export async function checkPnpm(): Promise<Finding> {
  const pnpm = await versionOf('pnpm', ['--version']);
  if (pnpm) return ok('pnpm', pnpm);
  const npm = await versionOf('npm', ['--version']);
  return npm
    ? ok('pnpm', t('doctor.pnpm-by-npx', { npm }))
    : wrong('pnpm', t('doctor.absent'), t('doctor.pnpm'));
}

/** Which server would be started, without fetching one. */
export async function checkServer(name: ServerName, given: string | undefined): Promise<Finding> {
  if (given) return aside(name, t('doctor.not-needed', { setting: given }));
  const found = await findServer(name, { origins: ['settings', 'path', 'cache'] });
  if (found.found) return ok(name, `${found.version} (${found.path})`);
  return aside(name, t('doctor.absent'), t('doctor.fetched-at-start'));
}

/** PostgreSQL is a choice. */
export async function checkPostgres(databaseUrl: string | undefined): Promise<Finding> {
  if (databaseUrl?.startsWith('postgres'))
    return aside('PostgreSQL', t('doctor.not-needed', { setting: 'DATABASE_URL' }));
  const found = await findServer('postgres');
  if (found.found) return ok('PostgreSQL', `${found.version} (${found.path})`);
  return aside('PostgreSQL', t('doctor.absent'), t('doctor.postgres'));
}

/** Docker is a choice. */
export async function checkDocker(): Promise<Finding> {
  const daemon = await versionOf('docker', ['version', '--format', '{{.Server.Version}}']);
  if (daemon) return ok('Docker', daemon);
  const version = await versionOf('docker', ['--version']);
  const detail = version ? t('doctor.docker-off', { version }) : t('doctor.absent');
  return aside('Docker', detail, t('doctor.docker'));
}

/** Tests of the chat page drive a browser. */
export async function checkChromium(): Promise<Finding> {
  for (const name of CHROMIUMS) {
    const version = await versionOf(name, ['--version']);
    if (version) return ok('Chromium', version);
  }
  return aside('Chromium', t('doctor.absent'), t('doctor.chromium'));
}

async function versionOf(program: string, options: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run(program, [...options], { timeout: 10_000 });
    return stdout.trim().split('\n')[0] || undefined;
  } catch {
    return undefined;
  }
}
