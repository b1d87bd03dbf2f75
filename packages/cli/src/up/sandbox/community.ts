import type { Content } from '@yabot/content';
import type { Community as SandboxCommunity } from '@yabot/telegram-sandbox';

/** The owner of the sample groups, whom a person can play too; known to the user service by this number. */
export const SANDBOX_OWNER_ID = 500_000_001;

const FOLLOWERS = [
  { firstName: 'Ana', lastName: 'Robles', username: 'ana_robles' },
  { firstName: 'Bruno' },
  { firstName: 'Chloé', lastName: 'Martin', languageCode: 'en', premium: true },
];

/**
 * The groups of a creator's content as the sandbox shows them, with people to play.
 * A post with reaction buttons is left out: the bot publishes it itself. Groups behind a door let people in on request.
 */
export function sandboxCommunity({ community, access }: Content): SandboxCommunity {
  const groups = community.groups.map(({ id, title, posts }) => ({
    id,
    title,
    ...offered(posts),
    posts: posts
      .filter((post) => !post.buttons)
      .map((post) => ({ text: post.text[community.language].trim() })),
  }));
  const open = new Set(groups.map(({ id }) => id));
  const doors = access.resources.flatMap(({ title, doors }) =>
    doors
      .filter((id) => !open.has(id))
      .map((id) => ({ id, title: title[community.language], joinByRequest: true })),
  );
  return {
    owner: { id: SANDBOX_OWNER_ID, firstName: 'Diana', lastName: 'Creadora', username: 'diana_creadora' },
    followers: FOLLOWERS,
    groups: [...groups, ...doors],
  };
}

/** Each post may offer its own; a group in Telegram has one list. */
function offered(posts: Content['community']['groups'][number]['posts']): { emojis?: string[] } {
  if (posts.length === 0 || posts.some((post) => !post.emojis)) return {};
  return { emojis: [...new Set(posts.flatMap((post) => post.emojis ?? []))] };
}
