import { mkdir } from 'node:fs/promises';
import { requireServer } from '@yabot/local-servers';
import type { DocumentsKind } from '../shared/documents.ts';
import type { FleetPlace } from './fleet/load-fleet.ts';
import { measureInner } from './inner/inner.ts';
import { describeMachine, load } from './measure/machine.ts';
import type { Options } from './options.ts';
import type { Report } from './report/report.ts';
import { LoadCommunity } from './whole/community.ts';
import { atRest } from './whole/idle.ts';
import { LIMITED_PER_SECOND, measureWithLimits } from './whole/limits.ts';
import { measureWhole, WHOLE_RATES } from './whole/whole.ts';

type Tell = (what: string) => void;

/** Measures what the options name. */
export async function measure(place: FleetPlace, options: Options, tell: Tell): Promise<Report> {
  const { folder, documents } = place;
  await mkdir(folder, { recursive: true });
  const before = load();
  const at = new Date().toISOString();
  const machine = await describeMachine(folder);
  const inner = options.parts.includes('inner') && (await measureInner(place, options, tell));
  const outer = await measureOuter(place, options, tell);
  return {
    at,
    machine,
    documents,
    versions: await versionsInUse(documents),
    load: { before, after: load() },
    ...(inner && { inner }),
    ...outer,
  };
}

/** The whole fleet with its followers: at rest, with the sender's limits lifted, and with them. */
async function measureOuter(
  place: FleetPlace,
  options: Options,
  tell: Tell,
): Promise<Pick<Report, 'whole' | 'withLimits' | 'idle'>> {
  const wanted = new Set(options.parts);
  wanted.delete('inner');
  if (wanted.size === 0) return {};
  const { users, seconds, rates = WHOLE_RATES } = options;
  const community = await LoadCommunity.start(place, { users, posts: postsFor(options) });
  try {
    if (wanted.has('idle')) tell('the fleet, freshly started, at rest');
    const fresh = wanted.has('idle') && (await atRest(community.fleet));
    const hasLoad = wanted.has('whole') || wanted.has('limits');
    if (hasLoad) {
      tell(`${users} followers open the chat`);
      await community.open();
    }
    const whole = wanted.has('whole') && (await measureWhole(community, { rates, seconds }, tell));
    if (wanted.has('limits')) tell("the same with Telegram's limits, until all is told");
    const limited = { perSecond: LIMITED_PER_SECOND, seconds: seconds * 2 };
    const withLimits = wanted.has('limits') && (await measureWithLimits(community, limited));
    if (fresh && hasLoad) tell('the fleet at rest after the load');
    const idle = fresh && { ...fresh, ...(hasLoad && { afterLoad: await atRest(community.fleet) }) };
    return { ...(whole && { whole }), ...(withLimits && { withLimits }), ...(idle && { idle }) };
  } finally {
    await community.stop();
  }
}

/** No fleet on one machine gets more done. */
const MOST_PER_SECOND = 3_000;

/** Nobody reacts to a post twice: as many as a follower reacts to at most. */
function postsFor({ users, seconds, rates = WHOLE_RATES }: Options): number {
  const perSecond = rates.reduce((sum, rate) => sum + rate, MOST_PER_SECOND + 2 * LIMITED_PER_SECOND);
  return Math.ceil((perSecond * (seconds + 5)) / users) + 1;
}

async function versionsInUse(documents: DocumentsKind): Promise<Report['versions']> {
  const nats = await requireServer('nats-server');
  const mongo = documents === 'mongo' && (await requireServer('mongod'));
  return { node: process.version, nats: nats.version, ...(mongo && { mongo: mongo.version }) };
}
