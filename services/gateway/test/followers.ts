import { CommentAdded } from '@yabot/contracts';
import type { Follower } from '@yabot/telegram-sandbox';
import { GROUP, type World } from './world.ts';

/** Somebody of the community, with their id of ours. */
export interface Known {
  readonly who: Follower;
  readonly userId: string;
}

/** Somebody who wrote in the group. */
export async function known(world: World, firstName: string, languageCode = 'es'): Promise<Known> {
  const who = await world.sandbox.client.follower({ firstName, languageCode });
  const before = world.bus.observer.of(CommentAdded).length;
  await who.send('hola', { chat: GROUP });
  const comments = await world.bus.observer.wait(CommentAdded, before + 1);
  return { who, userId: comments.at(-1)!.data.userId };
}

/** Somebody who opened the chat. */
export async function open(world: World, firstName: string, languageCode = 'es'): Promise<Known> {
  const one = await known(world, firstName, languageCode);
  await one.who.send('/start');
  await one.who.waitForMessage(/Hola|Hello|Hi/);
  return one;
}

/** What the bot told somebody. */
export const fromBot = async (who: Follower) =>
  (await who.messages()).filter(({ from }) => from.kind === 'bot');
