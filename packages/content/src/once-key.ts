import { ReactionAdded } from '@yabot/contracts';

/**
 * What makes two events of a user the same step: a reaction counts only the first time this user puts this emoji on
 * this post, so taking it back and putting it again earns nothing.
 * @returns a key to remember per user, or undefined when every such event counts
 */
export function onceKey(eventType: string, data: unknown): string | undefined {
  if (eventType !== ReactionAdded.type) return undefined;
  const { post, emoji } = data as typeof ReactionAdded.sample;
  return `${post.chatId}:${post.messageId}:${emoji}`;
}
