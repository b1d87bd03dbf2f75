import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Home } from '../home/home.ts';
import type { UpFile } from '../home/up-file.ts';
import { t } from '../terminal/messages.ts';
import { isFree } from '../up/ports.ts';
import { aside, type Finding, ok, wrong } from './finding.ts';

const GIB = 2 ** 30;
const ENOUGH = 2 * GIB;
const TOO_LITTLE = GIB / 2;

/** A port that the fleet will want, or has. */
export interface WantedPort {
  readonly name: string;
  readonly setting: string;
  /** As it is set. */
  readonly given: number | undefined;
  readonly usual: number;
  /** Where the running fleet has it. */
  readonly url: string | undefined;
}

/** Whether the fleet gets the port it wants. */
export async function checkPort({ name, setting, given, usual, url }: WantedPort): Promise<Finding> {
  if (url) return ok(name, t('doctor.port-in-use-here', { url }));
  const port = given ?? usual;
  if (await isFree(port)) return ok(name, t('doctor.port-free', { port }));
  if (given === undefined) return aside(name, t('doctor.port-taken', { port }), t('doctor.next-port'));
  return wrong(name, t('doctor.port-taken', { port }), t('up.port-taken', { port, setting }));
}

/** The ports of the gateway and of the sandbox. */
export function wantedPorts(
  environment: NodeJS.ProcessEnv,
  usual: { gateway: number; sandbox: number },
  up: UpFile | undefined,
): WantedPort[] {
  const given = (setting: string) => Number(environment[setting]) || undefined;
  return [
    {
      name: t('doctor.gateway-port'),
      setting: 'GATEWAY_PORT',
      given: given('GATEWAY_PORT'),
      usual: usual.gateway,
      url: up?.gatewayUrl,
    },
    {
      name: t('doctor.sandbox-port'),
      setting: 'SANDBOX_PORT',
      given: given('SANDBOX_PORT'),
      usual: usual.sandbox,
      url: up?.pageUrl,
    },
  ];
}

/** Streams and databases refuse what they have no room for. */
export async function checkDisk(home: Home): Promise<Finding> {
  const { bavail, bsize } = await statfs(await existing(home.folder));
  const free = bavail * bsize;
  const detail = t('doctor.disk-free', { gib: (free / GIB).toFixed(1) });
  if (free >= ENOUGH) return ok(t('doctor.disk'), detail);
  const todo = t('doctor.disk-todo', { gib: ENOUGH / GIB });
  return free < TOO_LITTLE ? wrong(t('doctor.disk'), detail, todo) : aside(t('doctor.disk'), detail, todo);
}

/** The folder, or the one above it that exists. */
async function existing(folder: string): Promise<string> {
  return statfs(folder).then(
    () => folder,
    () => existing(dirname(folder)),
  );
}
