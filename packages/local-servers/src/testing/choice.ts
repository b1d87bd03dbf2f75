import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LocalServerError } from '../errors.ts';
import { testImages } from './images.ts';

const run = promisify(execFile);

/** What the servers of a test run are. */
export type TestServers = 'docker' | 'local';

/**
 * `YABOT_TEST_SERVERS` says which (`docker` or `local`); otherwise Docker is taken when it answers within two
 * seconds and has the images: fetching them in the middle of a test would take longer than any test waits.
 */
export function chooseTestServers(env: NodeJS.ProcessEnv = process.env): Promise<TestServers> {
  if (env !== process.env) return choose(env);
  chosen ??= choose(env);
  return chosen;
}

/** Docker does not come or go while a process tests. */
let chosen: Promise<TestServers> | undefined;

async function choose(env: NodeJS.ProcessEnv): Promise<TestServers> {
  const wish = env.YABOT_TEST_SERVERS;
  if (wish === 'local') return 'local';
  if (wish !== undefined && wish !== '' && wish !== 'docker') {
    throw new LocalServerError(
      'TEST_SERVERS_SETTING',
      `YABOT_TEST_SERVERS is "${wish}": set it to docker or local, or leave it out.`,
    );
  }
  if (await dockerAnswers(env)) return wish === 'docker' || (await hasImages(env)) ? 'docker' : 'local';
  if (wish !== 'docker') return 'local';
  throw new LocalServerError(
    'TEST_SERVERS_SETTING',
    'YABOT_TEST_SERVERS is docker, but Docker does not answer: start it, or set YABOT_TEST_SERVERS=local.',
  );
}

async function dockerAnswers(env: NodeJS.ProcessEnv): Promise<boolean> {
  return run('docker', ['info', '--format', '{{.ServerVersion}}'], { env, timeout: 2_000 }).then(
    ({ stdout }) => /^\d/.test(stdout),
    () => false,
  );
}

async function hasImages(env: NodeJS.ProcessEnv): Promise<boolean> {
  const images = Object.values(testImages(env));
  return run('docker', ['image', 'inspect', '--format', '{{.Id}}', ...images], { env, timeout: 2_000 }).then(
    () => true,
    () => false,
  );
}
