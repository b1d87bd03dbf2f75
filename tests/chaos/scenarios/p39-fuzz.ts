import { ChangePreferences, MESSAGES_STREAM } from '@yabot/contracts';
import fc from 'fast-check';
import { fuzzedUpdates } from '../../../services/gateway/test/fuzz.ts';
import { GROUP } from '../../shared/content.ts';
import { drained } from '../check/drained.ts';
import { ofType, readStream } from '../check/stream.ts';
import type { Rig } from '../rig/rig.ts';
import type { Place, Scenario } from './scenario.ts';
import type { WebhookDoor } from './webhook/door.ts';
import { withDoor } from './webhook/fleet.ts';

/** The whole of ten minutes is a hundred thousand. */
const UPDATES_A_MINUTE = 10_000;
const AT_ONCE = 40;
const FIRST_ID = 900_000_000;
const SETTLE_MS = 900_000;
/** What a text of a follower must never become. */
const FORBIDDEN = new Set(['text_link', 'text_mention', 'mention', 'url', 'code', 'pre']);
/** What Telegram may say to what the bot does for people and messages that are not there. */
const HARMLESS = /chat not found|query is too old|blocked|not modified|to edit not found|can't be edited/;

/** A hundred thousand updates as they might come and as they never would. */
export const fuzz: Scenario = {
  promise: 'P39',
  title: 'no update breaks it, no text becomes markup, nobody uses the buttons of another',
  run: (place) =>
    withDoor(place, { perSecond: 1, seconds: 1, asksPerSecond: 0, instances: 1 }, (rig, door) =>
      course(rig, door, place),
    ),
};

async function course(rig: Rig, door: WebhookDoor, { options: { seed, minutes }, tell }: Place) {
  const [owner, ...others] = rig.telegram.followers;
  await owner!.send('/ajustes');
  await owner!.waitForMessage(/Idioma/, { timeoutMs: 60_000 });
  const buttons = messagesOf(rig, owner!.id)
    .flatMap(({ keyboard = [] }) => keyboard.flat())
    .flatMap(({ callback_data: data = '' }) => (data.startsWith('c:') ? [data] : []));
  const people = others.slice(0, 20).map(({ id }) => id);
  const arbitrary = fuzzedUpdates({ people, group: GROUP, buttons });
  const statuses = new Map<number, number>();
  const count = Math.round(minutes * UPDATES_A_MINUTE);
  let sent = 0;
  while (sent < count) {
    const updates = fc.sample(arbitrary, { numRuns: AT_ONCE, seed: seed + sent });
    const answers = await Promise.all(
      updates.map((update, index) => door.send({ ...update, update_id: FIRST_ID + sent + index })),
    );
    for (const status of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    sent += updates.length;
    if (sent % 10_000 === 0) tell(`${sent} updates`);
  }
  const { left } = await drained(rig, SETTLE_MS);
  const refused = rig.telegram.sandbox.faults
    .calls({ ok: false, limit: 1_000_000 })
    .filter(({ description = '' }) => !HARMLESS.test(description));
  for (const { method, chatId, description } of refused) tell(`${method} to ${chatId}: ${description}`);
  const marked = [GROUP, ...people]
    .flatMap((chat) => messagesOf(rig, chat))
    .filter(({ sender }) => sender.kind === 'bot')
    .filter(({ entities = [] }) => entities.some(({ type }) => FORBIDDEN.has(type))).length;
  const changed = ofType(await readStream(rig.connection, MESSAGES_STREAM), ChangePreferences).length;
  const taken = statuses.get(200) ?? 0;
  const passed =
    taken === sent &&
    refused.length + marked + changed === 0 &&
    Object.keys(left).length === 0 &&
    rig.crashes.length === 0;
  const figure = [
    `${sent} updates, ${taken} answered with 200`,
    `messages of the bot that Telegram could not read ${refused.length}, with markup or mentions by followers ${marked}`,
    `settings changed by the buttons of another ${changed}`,
    `restarts ${rig.crashes.length}`,
  ];
  return { passed, figure: figure.join('; ') };
}

const messagesOf = ({ telegram }: Rig, chatId: number) => [
  ...(telegram.sandbox.world.chats.get(chatId)?.messages.values() ?? []),
];
