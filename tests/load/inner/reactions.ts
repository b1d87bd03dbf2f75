import { eventSubject, partitionOf, ReactionAdded, toHeaders } from '@yabot/contracts';
import type { Publishable } from '@yabot/service-kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { GROUP, PAID_EMOJIS } from '../../shared/content.ts';

/** Reactions of some users, in turn, each on a post this user did not react to before. */
export function reactionsOf(users: readonly string[], count: number): Publishable[] {
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / users.length);
    return reaction(users[index % users.length]!, round + 1, PAID_EMOJIS[round % PAID_EMOJIS.length]!);
  });
}

/** Users nobody has heard of. */
export const newUsers = (count: number): string[] => Array.from({ length: count }, () => uuidv7());

/** As the gateway publishes it. */
function reaction(userId: string, messageId: number, emoji: string): Publishable {
  const id = uuidv7();
  const post = { chatId: GROUP, messageId };
  const headers = toHeaders({
    id,
    entity: userId,
    source: 'gateway',
    type: ReactionAdded.type,
    time: new Date().toISOString(),
    correlationId: id,
  });
  return {
    id,
    headers,
    subject: eventSubject(ReactionAdded as never, partitionOf(userId)),
    data: JSON.stringify({ userId, post, emoji, via: 'reaction' }),
  };
}
