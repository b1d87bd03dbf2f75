import { openLoop } from '../../../shared/measure/open-loop.ts';
import { type LoadShape, postsFor } from '../../rig/load.ts';
import { Rig } from '../../rig/rig.ts';
import { until } from '../../rig/until.ts';
import type { Place } from '../scenario.ts';
import { WebhookDoor } from './door.ts';

const STARTS_PER_SECOND = 50;
const GREETED_MS = 180_000;

/** Works with a fleet whose updates come by webhook, through a door; every follower has opened the chat. */
export async function withDoor<T>(
  { folder, options: { users, documents } }: Place,
  shape: LoadShape & { readonly instances: number },
  work: (rig: Rig, door: WebhookDoor) => Promise<T>,
): Promise<T> {
  const door = await WebhookDoor.open();
  const settings = (service: string) => (service === 'gateway' ? door.settings : {});
  const { instances } = shape;
  const rig = await Rig.prepare({
    folder,
    users,
    instances,
    documents,
    settings,
    posts: postsFor(shape, users) + 1,
  });
  try {
    door.gateways = rig.instancesOf('gateway').map(({ url }) => url);
    await Promise.all(rig.instances.map((instance) => instance.start()));
    await greet(rig);
    return await work(rig, door);
  } finally {
    await rig.stop();
    await door.close();
  }
}

async function greet({ telegram }: Rig) {
  const count = telegram.followers.length;
  await openLoop({ count, perSecond: STARTS_PER_SECOND, fire: (user) => telegram.say(user, '/start') });
  const greeted = () => new Set(telegram.messages.map(({ personId }) => personId)).size === count;
  await until('everybody was greeted', greeted, GREETED_MS);
}
