import { createHash, randomUUID } from 'node:crypto';
import { PublishPosts, partitionOf } from '@yabot/contracts';
import type { AttachContext, Attachment } from '@yabot/service-kit';
import { botIdOf, type GatewaySettings } from './config.ts';
import { Answering } from './conversation/answering.ts';
import { Asking } from './conversation/answers.ts';
import { Lanes } from './conversation/lanes.ts';
import { pollUpdates } from './intake/polling.ts';
import { Taker } from './intake/taker.ts';
import { webhook } from './intake/webhook.ts';
import type { ButtonPost, Resources } from './resources.ts';
import { signingKey } from './rules/callback-data.ts';
import { openSenderMetrics } from './sender/metrics.ts';
import { Recorder } from './sender/recorder.ts';
import type { ToTell } from './sender/send-queue.ts';
import { Sender } from './sender/sender.ts';
import { Sweep } from './sweep.ts';
import { notices, tellable } from './tables/notices.ts';
import { outgoing, waitingOutgoing } from './tables/outgoing.ts';
import { type Recipient, recipients } from './tables/recipients.ts';
import { type PendingUpdate, updates, waitingUpdates } from './tables/updates.ts';
import { openBotApi } from './telegram/bot-api.ts';
import { introduce } from './telegram/introduction.ts';

const MOST_ANSWERED_AT_ONCE = 200;
const MOST_SWEPT = 5_000;
/** Whoever works on this partition polls. */
const POLLS = 0;

/** The gateway beside its handlers: takes updates in, answers those that wait, sends what is to be sent. */
export async function attach(context: AttachContext<GatewaySettings>): Promise<Attachment> {
  const { settings, log, clock, client } = context;
  const stopping = new AbortController();
  const { signal } = stopping;
  const { texts, posts } = context.read().resources as Resources;
  const api = openBotApi(settings);
  const taker = new Taker(context, { botId: botIdOf(settings), api, texts });
  const bot = introduce({ api, settings, texts, log, signal });
  bot.catch(() => undefined);

  const asking = new Asking(client, clock);
  const key = signingKey(settings.TELEGRAM_BOT_TOKEN);
  const answering = new Answering(context, { asking, client, texts, key, bot: () => bot }, api, signal);
  const conversations = new Lanes<PendingUpdate>(MOST_ANSWERED_AT_ONCE, (update) => answering.answer(update));
  const recorder = new Recorder(context, randomUUID);
  const metrics = openSenderMetrics(context.metrics, {
    outgoing: () => sender.depth,
    updates: () => conversations.depth,
  });
  const paced = settings.SEND_LIMITS === 'on';
  const sender = new Sender(context, { api, recorder, metrics, paced, newId: randomUUID });

  const converse = (rows: readonly PendingUpdate[]) => {
    for (const row of rows) if (context.holds(row.partition)) conversations.add(row);
  };
  context.watch(updates, converse);
  context.watch(outgoing, (rows) => sender.add(rows));
  context.watch(notices, (rows) =>
    sender.tell(
      rows.filter(({ open }) => open),
      'now',
    ),
  );
  context.watch(recipients, (rows) => sender.tell(rows.filter(isOpen).map(toTell), 'before'));
  const sweep = new Sweep(context, async (partitions) => {
    const { sql } = context.read();
    converse(await waitingUpdates(sql, partitions, MOST_SWEPT));
    sender.add(await waitingOutgoing(sql, partitions, MOST_SWEPT));
    sender.tell(await tellable(sql, partitions, MOST_SWEPT), 'before');
  });

  context.health.set('telegram', 'degraded');
  const working = bot.then(async () => {
    context.health.set('telegram', 'healthy');
    await context.submit(PublishPosts.of({ posts: [...posts] }, { key: digestOf(posts) }));
    if (settings.TELEGRAM_MODE === 'polling')
      await pollUpdates({ api, taker, log, isMine: () => context.holds(POLLS), signal });
  });
  working.catch((error) => {
    if (!signal.aborted) log.error({ error: String(error) }, 'intake-ended');
  });

  return {
    ...(settings.TELEGRAM_MODE === 'webhook'
      ? { handle: webhook({ secret: settings.TELEGRAM_WEBHOOK_SECRET!, taker, log }) }
      : {}),
    async letGo(partitions) {
      await Promise.all([conversations.letGo(partitions), sender.letGo(partitions)]);
    },
    async stop() {
      stopping.abort();
      await Promise.all([working.catch(() => undefined), sweep.stop()]);
      await conversations.stop();
      await sender.stop();
    },
  };
}

const isOpen = ({ reach }: Recipient) => reach === 'open';

const toTell = ({ userId, telegramId }: Recipient): ToTell => ({
  userId,
  chatId: telegramId,
  partition: partitionOf(userId),
});

/** The same posts are published once, however often the gateway starts. */
const digestOf = (posts: readonly ButtonPost[]) =>
  createHash('sha256').update(JSON.stringify(posts)).digest('base64url');
