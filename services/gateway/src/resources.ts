import {
  type CheckResult,
  type CommunityPost,
  checkContent,
  formatMistake,
  type Group,
  shortList,
  watchContent,
} from '@yabot/content';
import type { Language, LocalizedText } from '@yabot/contracts';
import type { ResourcesContext } from '@yabot/service-kit';
import type { GatewaySettings } from './config.ts';
import { loadTexts, type Texts } from './conversation/texts/words.ts';
import { publishPosts } from './publishing.ts';

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
  /** In which the groups are spoken to. */
  readonly language: Language;
  /** The time zone of who has not chosen one. */
  readonly timeZone: string;
  readonly posts: readonly ButtonPost[];
  /** The chat ids of the community's groups. */
  readonly groups: readonly number[];
  /** How what is opened by rules is called, by its id. */
  readonly reserved: ReadonlyMap<string, LocalizedText>;
}

const DEFAULT_TIME_ZONE = 'Europe/Madrid';

/**
 * Loads texts and the community's posts, and follows the content files. At the start wrong content costs the posts, later
 * what was there stays; the health shows it. Posts that are new are published.
 */
export async function loadResources(context: ResourcesContext<GatewaySettings>) {
  const folder = context.settings.CONTENT_DIR;
  let resources: Resources = {
    texts: loadTexts(),
    language: 'es',
    timeZone: DEFAULT_TIME_ZONE,
    posts: [],
    groups: [],
    reserved: new Map(),
  };
  const take = (checked: CheckResult) => {
    tell(context, checked);
    if (checked.ok) resources = { texts: resources.texts, ...communityIn(checked) };
  };
  const stopping = new AbortController();
  const takeLater = (checked: CheckResult) => {
    take(checked);
    if (checked.ok) publishPosts(context, resources.posts, stopping.signal).catch(() => undefined);
  };
  const first = await checkContent(folder);
  take(first);
  const watch = watchContent(folder, takeLater, first.ok ? { since: first.version } : {});
  return {
    current: () => resources,
    async stop() {
      stopping.abort();
      watch.close();
    },
  };
}

function communityIn({ content: { community, access } }: Extract<CheckResult, { ok: true }>) {
  const { language, timeZone, groups } = community;
  return {
    language,
    timeZone,
    posts: buttonPosts(groups, language),
    groups: groups.map(({ id }) => id),
    reserved: new Map(access.resources.map(({ id, title }) => [id, title])),
  };
}

function tell({ log, health }: ResourcesContext<GatewaySettings>, checked: CheckResult) {
  if (checked.ok) return health.set('content', 'healthy');
  health.set('content', 'degraded', shortList(checked.mistakes));
  log.warn({ mistakes: checked.mistakes.map(formatMistake) }, 'content-wrong');
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
