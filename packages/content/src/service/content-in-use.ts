import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ResourcesContext, ResourcesInUse, Table } from '@yabot/service-kit';

import { type CheckResult, checkSources } from '../check.ts';
import { checkContent, type LoadedContent } from '../load.ts';
import { ContentError, formatMistake, type Mistake, shortList } from '../mistake.ts';
import { type ContentWatch, watchContent } from '../watch.ts';
import type { AdoptContent } from './adopt-content.ts';
import { type ContentVersion, contentVersions, LAST_ACCEPTED } from './content-versions.ts';
import type { ContentSettings } from './settings.ts';

type Context = ResourcesContext<ContentSettings>;

/** How long to wait before accepted content is offered to a database again that was away. */
const RETRY_MS = 100;

/**
 * The `resources` of a service that works by content files. A change in them is taken up at once; files with mistakes
 * are refused with all of them in the log, and the service goes on with what it has, also after a restart.
 * @param options.adopt the service's own command, by which it keeps what was accepted
 * @param options.compile prepares content for decisions, once a version
 * @param options.versions where the service keeps it
 * @throws ContentError at the first start with files that have mistakes
 */
export function contentInUse<Compiled>(options: {
  adopt: AdoptContent;
  compile: (content: LoadedContent) => Compiled;
  versions?: Table<ContentVersion>;
}): (context: Context) => Promise<ResourcesInUse<Compiled>> {
  return async (context) => {
    const folder = context.settings.CONTENT_DIR;
    const found = await checkContent(folder);
    const usable = found.ok
      ? found
      : await lastAccepted(folder, found.mistakes, context, options.versions ?? contentVersions);
    const use = new ContentInUse(usable, options, context);
    if (found.ok) use.take(found);
    use.follow(folder, found.ok ? found.version : undefined);
    return use;
  };
}

async function lastAccepted(
  folder: string,
  mistakes: readonly Mistake[],
  context: Context,
  versions: Table<ContentVersion>,
) {
  tell(context, mistakes);
  const kept = await context.load(versions.ref(LAST_ACCEPTED));
  const result = kept && checkSources(kept.files);
  if (!result?.ok) throw new ContentError(folder, mistakes);
  return result;
}

/** Shows in health whether the files are the content in use, and why not. */
function tell({ health }: Context, mistakes: readonly Mistake[]) {
  if (mistakes.length === 0) health.set('content', 'healthy');
  else health.set('content', 'degraded', shortList(mistakes));
}

class ContentInUse<Compiled> implements ResourcesInUse<Compiled> {
  readonly #options: { adopt: AdoptContent; compile: (content: LoadedContent) => Compiled };
  readonly #context: Context;
  readonly #stopping = new AbortController();
  #version: string;
  #current: Compiled;
  #watch: ContentWatch | undefined;
  #changed: () => void = () => undefined;
  #keeping: Promise<void> = Promise.resolve();

  constructor(
    content: LoadedContent,
    options: { adopt: AdoptContent; compile: (content: LoadedContent) => Compiled },
    context: Context,
  ) {
    this.#options = options;
    this.#context = context;
    this.#version = content.version;
    this.#current = options.compile(content);
  }

  current(): Compiled {
    return this.#current;
  }

  onChange(changed: () => void) {
    this.#changed = changed;
  }

  follow(folder: string, since: string | undefined) {
    const take = (result: CheckResult) => (result.ok ? this.take(result) : this.#refuse(result.mistakes));
    this.#watch = watchContent(folder, take, since === undefined ? {} : { since });
  }

  async stop() {
    this.#stopping.abort();
    this.#watch?.close();
    await this.#keeping;
  }

  take(content: LoadedContent) {
    if (content.version !== this.#version) {
      this.#current = this.#options.compile(content);
      this.#version = content.version;
      this.#changed();
    }
    tell(this.#context, []);
    const { version, warnings } = content;
    this.#context.log.info({ version, warnings: warnings.map(formatMistake) }, 'content-adopted');
    this.#keeping = this.#keep(content);
  }

  #refuse(mistakes: readonly Mistake[]) {
    tell(this.#context, mistakes);
    this.#context.log.error(
      { inUse: this.#version, mistakes: mistakes.map(formatMistake) },
      'content-refused',
    );
  }

  /** Until the database has it, or a newer version takes its place. */
  async #keep({ version, sources }: LoadedContent) {
    const command = this.#options.adopt.of({ version, files: [...sources] }, { key: randomUUID() });
    const { signal } = this.#stopping;
    while (!signal.aborted && this.#version === version) {
      const answer = await this.#context.submit(command);
      if (answer.ok) return;
      this.#context.log.debug({ code: answer.refusal.code }, 'content-not-kept-yet');
      await wait(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
