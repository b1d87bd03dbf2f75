import { homeOf, shortPath } from '../home/home.ts';
import { HomeInUse, type KeptProcessState } from '../home/up-file.ts';
import { envFileRemarks } from '../settings/env-file.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { timeOfDay } from '../terminal/local-time.ts';
import { t } from '../terminal/messages.ts';
import { remark, say, sayJson, styled } from '../terminal/output.ts';
import { type ContentChange, followContent } from './content-changes.ts';
import { Fleet } from './fleet.ts';
import { StartView } from './show-start.ts';
import { UNWATCHED } from './steps.ts';

/** One Ctrl-C may arrive twice: from the terminal, and passed on by whoever started this process. */
const SAME_CTRL_C_MS = 500;

/** `yabot up`: runs the fleet until it is told to stop. */
export async function up({ json = false }: { json?: boolean }): Promise<number> {
  const home = shortPath(homeOf(process.env).folder);
  const view = json ? undefined : new StartView();
  let started = false;
  const fleet = new Fleet({
    watcher: view ?? UNWATCHED,
    changed: (name, state) => started && !json && showChange(name, state, home),
  });
  const told = stopWhenTold(fleet, () => json || remark(`\n${t('up.stopping')}`));
  try {
    if (!json) {
      say(t('up.title', { home }));
      for (const text of await envFileRemarks()) remark(styled('yellow', text, process.stderr));
    }
    const began = performance.now();
    const late = await fleet.start();
    await view?.close('');
    started = true;
    if (json) sayJson(fleet.told);
    else showAddresses(fleet, late, began, home);
    const content = json ? undefined : followContent(fleet.contentFolder, showContent);
    await told;
    content?.close();
  } catch (error) {
    await view?.close('');
    if (error instanceof HomeInUse) throw inUse(error, home);
    if (!(error instanceof CliError && error.code === 'up.interrupted')) throw error;
  }
  await fleet.stop();
  if (!json) say(t('up.stopped', { home }));
  return EXIT_CODES.ok;
}

/** @returns a promise that resolves when the fleet was told to stop and has done so */
function stopWhenTold(fleet: Fleet, first: () => void): Promise<void> {
  // A fleet that waits for a signal, or for its parts to end, keeps this process alive, whatever became of them.
  const alive = setInterval(() => undefined, 2 ** 30);
  return new Promise((resolve) => {
    let toldAt: number | undefined;
    const told = () => {
      if (toldAt === undefined) {
        toldAt = performance.now();
        first();
        void fleet.stop().then(() => {
          clearInterval(alive);
          resolve();
        });
      } else if (performance.now() - toldAt > SAME_CTRL_C_MS) {
        remark(t('up.hurrying'));
        fleet.hurry();
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, told);
  });
}

function inUse({ running }: HomeInUse, home: string): CliError {
  const url = running.pageUrl ?? running.gatewayUrl;
  if (!url || running.state === 'starting') return new CliError('up.in-use-starting', { home });
  return new CliError('up.in-use', { home, url });
}

function showAddresses({ told }: Fleet, late: readonly string[], began: number, home: string) {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const headline = late.length > 0 ? 'up.running-without' : 'up.running';
  const rows: [label: string, value: string | undefined][] = [
    [t('up.where-chat'), told.pageUrl && styled(['bold', 'cyan'], told.pageUrl)],
    [t('up.where-gateway'), `${told.gatewayUrl}/health`],
    [t('up.where-status'), 'make status'],
    [t('up.where-data'), `${home}, ${home}/logs`],
    [t('up.where-stop'), t('up.how-to-stop')],
  ];
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  say(
    `\n${styled(late.length > 0 ? 'yellow' : 'green', t(headline, { seconds, services: late.join(', ') }))}\n`,
  );
  for (const [label, value] of rows) if (value) say(`  ${label.padEnd(width)}${value}`);
  say('');
}

function showContent({ ok, text }: ContentChange) {
  say(styled(ok ? 'green' : 'yellow', `${timeOfDay(new Date())} ${text}`));
}

/** Servers keep their log with their data. */
const SERVERS = ['nats', 'mongo'];

function showChange(name: string, { state, reason = '' }: KeptProcessState, home: string) {
  const time = timeOfDay(new Date());
  const file = SERVERS.includes(name) ? `${name}/server.log` : `logs/${name}.log`;
  const log = t('up.log-of', { log: `${home}/${file}` });
  if (state === 'restarting' && reason)
    say(styled('yellow', `${time} ${t('up.ended', { name, reason })}. ${log}`));
  if (state === 'failed') say(styled('red', `${time} ${t('up.gave-up', { name, reason })}. ${log}`));
  if (state === 'running') say(styled('green', `${time} ${t('up.back', { name })}`));
}
