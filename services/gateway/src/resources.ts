import { type CommunityPost, checkContent, formatMistake, type Group } from '@yabot/content';
import type { Language } from '@yabot/contracts';
import type { ResourcesContext } from '@yabot/service-kit';
import type { GatewaySettings } from './config.ts';
import { loadTexts, type Texts } from './conversation/texts/words.ts';

/** A post with reaction buttons, for the bot to publish. */
export interface ButtonPost {
  readonly postId: string;
  readonly chatId: number;
  readonly text: string;
  readonly emojis: string[];
}

/** What decisions read besides rows. */
export interface Resources {
  readonly texts: Texts;
  /** The time zone of who has not chosen one. */
  readonly timeZone: string;
  readonly posts: readonly ButtonPost[];
}

const DEFAULT_TIME_ZONE = 'Europe/Madrid';

/** Loads texts and the community's posts. Wrong content costs the posts, and is shown in the health. */
export async function loadResources(context: ResourcesContext<GatewaySettings>) {
  const texts = loadTexts();
  const community = await communityIn(context);
  const resources: Resources = {
    texts,
    timeZone: community?.timeZone ?? DEFAULT_TIME_ZONE,
    posts: community ? buttonPosts(community.groups, community.language) : [],
  };
  return { current: () => resources };
}

async function communityIn({ settings, log, health }: ResourcesContext<GatewaySettings>) {
  const checked = await checkContent(settings.CONTENT_DIR);
  health.set('content', checked.ok ? 'healthy' : 'degraded');
  if (checked.ok) return checked.content.community;
  log.warn({ mistakes: checked.mistakes.map(formatMistake) }, 'content-wrong');
  return undefined;
}

/** A post whose number is known stands in its group already. */
function buttonPosts(groups: readonly Group[], language: Language): ButtonPost[] {
  const published = ({ buttons, messageId }: CommunityPost) => !buttons || messageId !== undefined;
  return groups.flatMap((group) =>
    group.posts
      .filter((post) => !published(post))
      .map((post) => ({
        postId: post.id,
        chatId: group.id,
        text: post.text[language],
        emojis: [...(post.buttons ?? [])],
      })),
  );
}
