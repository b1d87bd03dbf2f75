import { jetstreamManager } from '@nats-io/jetstream';
import { getJson } from '../fleet/http.ts';
import type { KnownFleet } from '../fleet/known-fleet.ts';
import { t } from '../terminal/messages.ts';
import { connectNats, messageOf, postgresAnswers } from '../up/reach.ts';
import { usernameOf } from '../up/telegram.ts';
import { aside, type Finding, ok, wrong } from './finding.ts';

const NS_PER_S = 1e9;
const SYNCED_WITHIN_NS = 10 * NS_PER_S;
const TIMEOUT_MS = 3_000;

/** NATS of the fleet: there, with JetStream, and syncing before it acknowledges. */
export async function checkNats({ natsUrl, natsKey, up }: KnownFleet): Promise<Finding[]> {
  if (!natsUrl) return [aside('NATS', t('doctor.not-running'), t('doctor.start'))];
  const connection = await connectNats(natsUrl, natsKey);
  try {
    const version = connection.info?.version ?? '';
    await jetstreamManager(connection);
    return [ok('NATS', `${version}, JetStream`), await checkSync(up?.natsMonitorUrl)];
  } catch (error) {
    return [wrong('NATS', messageOf(error), t('doctor.jetstream'))];
  } finally {
    await connection.close();
  }
}

/** What is not synced when the power fails is published again: that should be seconds of it, not minutes. */
async function checkSync(monitorUrl: string | undefined): Promise<Finding> {
  const name = 'JetStream sync';
  if (!monitorUrl) return aside(name, t('doctor.sync-unknown'), t('doctor.sync'));
  type Varz = { jetstream?: { config?: { sync_always?: boolean; sync_interval?: number } } };
  const varz = await getJson<Varz>(`${monitorUrl}/varz`, TIMEOUT_MS);
  const { sync_always: always, sync_interval: every = Number.POSITIVE_INFINITY } =
    varz?.body.jetstream?.config ?? {};
  if (always) return ok(name, 'always');
  if (every <= SYNCED_WITHIN_NS) return ok(name, `${every / NS_PER_S} s`);
  return wrong(name, t('doctor.sync-late'), t('doctor.sync'));
}

/** Telegram with the bot of the settings, or the sandbox. */
export async function checkTelegram(environment: NodeJS.ProcessEnv, { up }: KnownFleet): Promise<Finding> {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: root = '' } = environment;
  if (!token) {
    return up?.pageUrl
      ? ok('Telegram', `${t('up.sandbox')}: ${up.pageUrl}`)
      : aside('Telegram', t('up.sandbox'));
  }
  const apiRoot = root || 'https://api.telegram.org';
  const username = await usernameOf(token, apiRoot);
  if (username) return ok('Telegram', `@${username}`);
  return wrong('Telegram', apiRoot, t('doctor.telegram-away'));
}

/** A PostgreSQL that the settings name. */
export async function checkDatabase(url: string | undefined): Promise<Finding> {
  if (!url?.startsWith('postgres')) return ok('SQL', t('doctor.sqlite'));
  return ok('SQL', `PostgreSQL ${await postgresAnswers(url)}`);
}
