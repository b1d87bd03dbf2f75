import { randomUUID } from 'node:crypto';
import { partitionOf } from '@yabot/contracts';
import { Painter } from '@yabot/pictures';
import type { AttachContext, Attachment } from '@yabot/service-kit';
import { botIdOf, type GatewaySettings } from './config.ts';
import { Answering } from './conversation/answering.ts';
import { Asking } from './conversation/answers.ts';
import type { Conversation } from './conversation/conversation.ts';
import { Lanes } from './conversation/lanes.ts';
import { Overload } from './conversation/overload.ts';
import { type Aside, asideOf } from './intake/aside.ts';
import { Excuse } from './intake/excuse.ts';
import { POLL_SECONDS, pollUpdates } from './intake/polling.ts';
import { Taker } from './intake/taker.ts';
import { webhook } from './intake/webhook.ts';
import { Introducing } from './introducing.ts';
import { type GatewayMetrics, openGatewayMetrics, watchQueues } from './metrics.ts';
import { publishPosts } from './publishing.ts';
import type { ButtonPost, Resources } from './resources.ts';
import { signingKey } from './rules/callback-data.ts';
import { expectedOf } from './rules/settling.ts';
import { Delivery } from './sending/delivery.ts';
import { Naming } from './sending/naming.ts';
import { NoticeDesk } from './sending/notice-desk.ts';
import { PersonFiles } from './sending/person-files.ts';
import { Photos } from './sending/photos.ts';
import { Recorder } from './sending/recorder.ts';
import type { ToTell } from './sending/send-queue.ts';
import { Sender } from './sending/sender.ts';
import { Sweep } from './sweep.ts';
import { drafts } from './tables/drafts.ts';
import { type Notice, notices, tellable } from './tables/notices.ts';
import { outgoing, waitingOutgoing } from './tables/outgoing.ts';
import { type Recipient, recipients } from './tables/recipients.ts';
import { type PendingUpdate, updates, waitingUpdates } from './tables/updates.ts';
import { type BotApi, openBotApi } from './telegram/bot-api.ts';
import { introduce, listCommands, webhookUrl } from './telegram/introduction.ts';

const MOST_ANSWERED_AT_ONCE = 200;
const MOST_SWEPT = 5_000;
/** When so few of them are left, those that were too many are read from the database. */
const FEW_WAIT = 500;
/** What a long poll may take besides its waiting. */
const ANSWER_SECONDS = 10;
/** Whoever works on this partition polls. */
const POLLS = 0;

type Context = AttachContext<GatewaySettings>;

/** The gateway beside its handlers: takes updates in, answers those that wait, sends what is to be sent. */
export async function attach(context: Context): Promise<Attachment> {
  const { settings, log } = context;
  const stopping = new AbortController();
  const { signal } = stopping;
  const { texts, posts } = context.read().resources as Resources;
  const metrics = openGatewayMetrics(context.metrics);
  const api = openBotApi(settings, metrics.calls);
  const introduction = { api, settings, texts, log, signal, health: context.health };
  const bot = introduce(introduction);
  bot.then(() => listCommands(introduction)).catch(() => undefined);
  const taker = new Taker(context, {
    botId: botIdOf(settings),
    api,
    texts,
    updates: metrics.updates,
    urgent: settings.TELEGRAM_MODE !== 'webhook',
  });
  const excuse = new Excuse({ api, texts, clock: context.clock });
  const { sender, conversations } = openWork(context, { api, texts, bot: () => bot, signal, metrics });
  const aside = asideOf(settings);
  showQueues(context, { sender, conversations, aside });
  watchCommits(context, sender, conversations);
  const introducing = new Introducing(context, signal);
  const sweep = sweepFor(context, { sender, conversations, introducing });
  const taking = bot.then(() => takeIn(context, { taker, aside, excuse, metrics }, posts, signal));
  taking.catch((error) => {
    if (!signal.aborted) log.error({ error: String(error) }, 'intake-ended');
  });
  const { TELEGRAM_MODE: mode, TELEGRAM_WEBHOOK_SECRET: secret, PUBLIC_URL: publicUrl } = settings;
  return {
    ...(mode === 'webhook'
      ? { handle: webhook({ url: webhookUrl(publicUrl!), secret: secret!, taker, excuse, log }) }
      : {}),
    async letGo(partitions) {
      introducing.letGo(partitions);
      await Promise.all([conversations.letGo(partitions), sender.letGo(partitions)]);
    },
    async stop() {
      stopping.abort();
      await Promise.all([taking.catch(() => undefined), sweep.stop()]);
      await aside.close();
      await Promise.all([conversations.stop(), introducing.stop()]);
      await sender.stop();
    },
  };
}

/** Who answers, and who sends. */
function openWork(
  context: Context,
  parts: Pick<Conversation, 'texts' | 'bot'> & { api: BotApi; signal: AbortSignal; metrics: GatewayMetrics },
) {
  const { settings, client, clock, submit } = context;
  const { api, texts, bot, signal, metrics } = parts;
  const asking = new Asking(client, clock);
  const key = signingKey(settings.TELEGRAM_BOT_TOKEN);
  const pressure = {
    clock,
    waiting: () => conversations.depth,
    onTheWay: (lane: string) => sender.queue.onTheWay(lane),
  };
  const overload = new Overload(pressure, texts);
  const draft = (id: string) => context.read().load(drafts.ref(id));
  let botName: string | undefined;
  bot()
    .then(({ username }) => {
      botName = username;
    })
    .catch(() => undefined);
  const conversation = { asking, client, submit, texts, key, draft, bot, botName: () => botName };
  const answering = new Answering(context, conversation, { api, overload, signal });
  const conversations = new Lanes<PendingUpdate>(MOST_ANSWERED_AT_ONCE, (update) => answering.answer(update));
  const photos = new Photos(context, {
    painter: new Painter(),
    botId: botIdOf(settings),
    newId: randomUUID,
  });
  const naming = new PersonFiles(context, new Naming(client, texts.es.label('somebody')));
  const sender = new Sender(context, {
    delivery: new Delivery(context, { api, naming, photos }),
    metrics,
    recorder: new Recorder(context, randomUUID),
    desk: new NoticeDesk(context, randomUUID),
    paced: settings.SEND_LIMITS === 'on',
    patience: settings.NOTICE_PATIENCE,
  });
  return { sender, conversations };
}

/** What waits in the gateway. */
interface Queues {
  readonly sender: Sender;
  readonly conversations: Lanes<PendingUpdate>;
  readonly aside: Aside;
}

function showQueues({ metrics, clock }: Context, { sender: { queue }, conversations, aside }: Queues) {
  const shown = (depth: number, oldest: number | undefined, now: number) => ({
    depth,
    oldestSeconds: oldest === undefined ? 0 : Math.max(0, now - oldest) / 1_000,
  });
  watchQueues(metrics, {
    outgoing: () => shown(queue.messages.depth, queue.messages.oldest, clock().getTime()),
    notices: () => shown(queue.notices.depth, queue.notices.oldest, performance.now()),
    updates: () => {
      const taken = conversations.all.map(({ takenAt }) => Date.parse(takenAt));
      const oldest = taken.length === 0 ? undefined : taken.reduce((a, b) => Math.min(a, b));
      return shown(conversations.depth, oldest, clock().getTime());
    },
    aside: () => shown(aside.size, undefined, 0),
  });
}

/** What was committed is taken up at once. */
function watchCommits(context: Context, sender: Sender, conversations: Lanes<PendingUpdate>) {
  context.watch(updates, (rows) => converse(context, conversations, rows));
  context.watch(outgoing, (rows) => sender.add(rows));
  context.watch(notices, (rows) => sender.tell(rows.filter(isTellable).map(toTell), 'now'));
  context.watch(recipients, (rows) => sender.tell(rows.filter(isOpen).map(reached), 'before'));
}

/** What was committed by another gateway, or before this one started, is found. */
function sweepFor(
  context: Context,
  {
    sender,
    conversations,
    introducing,
  }: { sender: Sender; conversations: Lanes<PendingUpdate>; introducing: Introducing },
) {
  const behind = () => introducing.behind || (conversations.leftOut && conversations.depth < FEW_WAIT);
  return new Sweep(context, behind, async (partitions) => {
    const { sql } = context.read();
    await introducing.sweep(partitions);
    conversations.takeMore();
    converse(context, conversations, await waitingUpdates(sql, partitions, MOST_SWEPT));
    sender.add(await waitingOutgoing(sql, partitions, MOST_SWEPT));
    sender.tell((await tellable(sql, partitions, MOST_SWEPT)).map(toTell), 'before');
  });
}

function converse(context: Context, conversations: Lanes<PendingUpdate>, rows: readonly PendingUpdate[]) {
  for (const row of rows) if (context.holds(row.partition)) conversations.add(row);
}

/** Publishes posts that are new, and polls for updates where no webhook brings them. */
async function takeIn(
  context: Context,
  { metrics, ...intake }: { taker: Taker; aside: Aside; excuse: Excuse; metrics: GatewayMetrics },
  posts: readonly ButtonPost[],
  signal: AbortSignal,
): Promise<void> {
  const { settings, log, health } = context;
  await publishPosts(context, posts, signal);
  if (settings.TELEGRAM_MODE === 'webhook') return;
  const api = openBotApi(settings, metrics.calls, POLL_SECONDS + ANSWER_SECONDS);
  await pollUpdates({ ...intake, api, log, health, isMine: () => context.held(POLLS), signal });
}

const isTellable = ({ open, urgency }: Notice) => open && urgency !== 'later';
const isOpen = ({ reach }: Recipient) => reach === 'open';

const toTell = ({ userId, chatId, partition, earned, since }: Notice): ToTell => ({
  userId,
  chatId,
  partition,
  since,
  ...expectedOf(earned),
});

/** Somebody who may have earned something while they could not be told. */
const reached = ({ userId, telegramId }: Recipient): ToTell => ({
  userId,
  chatId: telegramId,
  partition: partitionOf(userId),
  celebrated: false,
  missing: 'nothing',
});
