import { mkdir } from 'node:fs/promises';
import { requireServer } from '@yabot/local-servers';
import type { FleetPlace } from './fleet/load-fleet.ts';
import { measureInner } from './inner/inner.ts';
import { describeMachine, load } from './measure/machine.ts';
import type { Options } from './options.ts';
import type { Report } from './report/report.ts';
import { LoadCommunity } from './whole/community.ts';
import { measureIdle } from './whole/idle.ts';
import { measureWithLimits } from './whole/limits.ts';
import { measureWhole } from './whole/whole.ts';

const ASKS_PER_SECOND = 5;

/** Measures what the options name. */
export async function measure(
  folder: string,
  options: Options,
  tell: (what: string) => void,
): Promise<Report> {
  await mkdir(folder, { recursive: true });
  const place = { folder, profiled: options.profiled };
  const before = load();
  const at = new Date().toISOString();
  const machine = await describeMachine(folder);
  const inner = options.parts.includes('inner') && (await measureInner(place, options, tell));
  const outer = await measureOuter(place, options, tell);
  return {
    at,
    machine,
    versions: await versionsInUse(),
    load: { before, after: load() },
    ...(inner && { inner }),
    ...outer,
  };
}

/** From Telegram to Telegram: once with the limits lifted, once with them; the same fleet and followers. */
async function measureOuter(place: FleetPlace, options: Options, tell: (what: string) => void) {
  const parts = options.parts.filter((part) => part !== 'inner');
  if (parts.length === 0) return {};
  const { users, rate: perSecond, seconds } = options;
  tell(`${users} followers open the chat`);
  const posts = Math.ceil((perSecond * seconds * parts.length) / users);
  const community = await LoadCommunity.start(place, { users, posts });
  try {
    const shape = { perSecond, seconds };
    const found: Pick<Report, 'whole' | 'withLimits'>[] = [];
    if (parts.includes('whole')) {
      tell(`from Telegram to Telegram: ${perSecond} reactions a second for ${seconds} s`);
      found.push({ whole: await measureWhole(community, shape) });
    }
    if (parts.includes('limits')) {
      tell("the same with Telegram's limits, until all is told");
      const asking = { ...shape, asksPerSecond: ASKS_PER_SECOND };
      found.push({ withLimits: await measureWithLimits(community, asking) });
    }
    tell('the fleet at rest');
    return { ...Object.assign({}, ...found), idle: await measureIdle(community.fleet) };
  } finally {
    await community.stop();
  }
}

async function versionsInUse(): Promise<Report['versions']> {
  const [nats, mongo] = await Promise.all([requireServer('nats-server'), requireServer('mongod')]);
  return { node: process.version, nats: nats.version, mongo: mongo.version };
}
