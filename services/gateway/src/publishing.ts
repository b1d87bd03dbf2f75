import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { PublishPosts } from '@yabot/contracts';
import type { ServiceContext } from '@yabot/service-kit';
import type { ButtonPost } from './resources.ts';
import { backOff } from './rules/pacing.ts';

/** The same posts have the same key: they are published once, however often the gateway starts. */
export async function publishPosts(
  { submit, log }: Pick<ServiceContext, 'submit' | 'log'>,
  posts: readonly ButtonPost[],
  signal: AbortSignal,
): Promise<void> {
  const key = createHash('sha256').update(JSON.stringify(posts)).digest('base64url');
  for (let failures = 1; !signal.aborted; failures++) {
    const answer = await submit(PublishPosts.of({ posts: [...posts] }, { key }));
    if (answer.ok) return;
    log.warn({ code: answer.refusal.code }, 'posts-not-published');
    await wait(backOff(failures, Math.random()), undefined, { signal });
  }
}
