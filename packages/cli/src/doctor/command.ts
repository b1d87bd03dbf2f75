import { checkContent } from '@yabot/content';
import { type KnownFleet, knownFleet } from '../fleet/known-fleet.ts';
import { homeOf, ROOT, shortPath } from '../home/home.ts';
import { EXIT_CODES } from '../terminal/cli-error.ts';
import { t } from '../terminal/messages.ts';
import { say, sayJson, styled } from '../terminal/output.ts';
import { widthOf } from '../terminal/table.ts';
import { GATEWAY_PORT, SANDBOX_PORT } from '../up/ports.ts';
import { checkDocuments, checkMongod } from './documents.ts';
import { type Check, carriedOut, type Finding, type FindingState, ok, wrong } from './finding.ts';
import { checkDisk, checkPort, wantedPorts } from './machine.ts';
import { checkChromium, checkDocker, checkNode, checkPnpm, checkPostgres, checkServer } from './programs.ts';
import { checkDatabase, checkNats, checkTelegram } from './reachable.ts';
import { checkSettings } from './settings.ts';

/** `yabot doctor`: what is installed and reachable, in which version, and what to do. */
export async function doctor({ json }: { json?: boolean }): Promise<number> {
  const checks = checksOf(process.env, await knownFleet(process.env));
  const found = await Promise.all(checks.map(([name, check]) => carriedOut(name, check)));
  const findings = found.flat();
  const healthy = findings.every(({ state }) => state !== 'wrong');
  if (json) sayJson({ healthy, findings });
  else show(findings);
  return healthy ? EXIT_CODES.ok : EXIT_CODES.notWell;
}

function checksOf(env: NodeJS.ProcessEnv, fleet: KnownFleet): [name: string, check: Check][] {
  const ports = wantedPorts(env, { gateway: GATEWAY_PORT, sandbox: SANDBOX_PORT }, fleet.up);
  return [
    ['Node', checkNode],
    ['pnpm', checkPnpm],
    ['nats-server', () => checkServer('nats-server', env.NATS_URL && 'NATS_URL')],
    ['mongod', () => checkMongod(env)],
    ['PostgreSQL', () => checkPostgres(env.DATABASE_URL)],
    ['Docker', checkDocker],
    ['Chromium', checkChromium],
    [t('doctor.disk'), () => checkDisk(homeOf(env))],
    ...ports.map((port): [string, Check] => [port.name, () => checkPort(port)]),
    [t('doctor.settings'), () => checkSettings(env)],
    [t('doctor.content'), () => checkFiles(env.CONTENT_DIR || `${ROOT}/content`)],
    ['NATS', () => checkNats(fleet)],
    [t('doctor.documents'), () => checkDocuments(env, fleet)],
    ['SQL', () => checkDatabase(env.DATABASE_URL)],
    ['Telegram', () => checkTelegram(env, fleet)],
  ];
}

async function checkFiles(folder: string): Promise<Finding> {
  const result = await checkContent(folder);
  const name = t('doctor.content');
  if (result.ok) return ok(name, `${shortPath(folder)} ${result.version.slice(0, 12)}`);
  const detail = t('content.count', { folder: shortPath(folder), count: result.mistakes.length });
  return wrong(name, detail, t('doctor.content-todo'));
}

const SIGNS = {
  ok: ['green', '✓'],
  wrong: ['red', '✗'],
  aside: ['dim', '–'],
} as const satisfies Record<FindingState, readonly [string, string]>;

function show(findings: readonly Finding[]) {
  const width = Math.max(...findings.map(({ name }) => widthOf(name)));
  for (const { name, state, detail, todo } of findings) {
    const [color, sign] = SIGNS[state];
    const padded = name + ' '.repeat(width - widthOf(name));
    const lines = [detail, todo && styled(state === 'wrong' ? 'red' : 'dim', todo)].filter(Boolean);
    say(`${styled(color, sign)} ${padded}  ${lines.join(`\n${' '.repeat(width + 4)}`)}`);
  }
}
