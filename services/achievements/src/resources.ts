import type { ContentSettings } from '@yabot/content/service';
import { contentInUse } from '@yabot/content/service';
import { AdoptAchievementContent } from '@yabot/contracts';
import type { ResourcesContext, ResourcesInUse } from '@yabot/service-kit';
import { Boards } from './rules/boards/boards.ts';
import { compile, type Definitions } from './rules/definitions.ts';

/** What handlers and queries work with: the content, and the boards of this instance. */
export interface Resources extends Definitions {
  readonly boards: Boards;
}

/** Content in use, and boards that are filled by what runs beside the handlers. */
export function resources(context: ResourcesContext<ContentSettings>): Promise<ResourcesInUse<Resources>> {
  const boards = new Boards();
  const use = contentInUse({
    adopt: AdoptAchievementContent,
    compile: (content) => ({ ...compile(content), boards }),
  });
  return use(context);
}
