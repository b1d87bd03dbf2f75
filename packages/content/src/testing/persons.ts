import { fromParts, type PersonParts, type QueryDefinition, ReactionAdded } from '@yabot/contracts';
import type { TestBus, TestService } from '@yabot/service-kit/testing';

const CHAT = -1001234567890;

/** Somebody reacts with a heart to the first so many posts of the sample community, and the service has dealt with it. */
export async function reactTo(posts: number, userId: string, bus: TestBus, service: TestService) {
  for (let messageId = 1; messageId <= posts; messageId++) {
    const post = { chatId: CHAT, messageId };
    await bus.publish(ReactionAdded, ReactionAdded.example({ userId, post, emoji: '❤' }));
  }
  await service.settled();
}

/** Everything a service tells of a person, of all pages, part by part. */
export async function exportedOf(
  userId: string,
  bus: TestBus,
  definition: QueryDefinition<
    { userId: string; cursor?: string | undefined },
    { parts: PersonParts; next: string | null }
  >,
) {
  const parts: PersonParts[number][] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const answer = await bus.client.ask(definition, cursor ? { userId, cursor } : { userId });
    if (!answer.ok) throw new Error(answer.refusal.code);
    parts.push(...answer.result.parts);
    cursor = answer.result.next;
  }
  return fromParts(parts);
}
