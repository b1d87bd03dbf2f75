import { type CheckResult, type ContentWatch, shortList, watchContent } from '@yabot/content';
import { shortPath } from '../home/home.ts';
import { t } from '../terminal/messages.ts';

/** What a person is told of the content files. */
export interface ContentChange {
  readonly ok: boolean;
  readonly text: string;
}

/** Tells of every change in the content files; at first only of mistakes that are in them already. */
export function followContent(folder: string, tell: (change: ContentChange) => void): ContentWatch {
  let first = true;
  return watchContent(folder, (result) => {
    if (!first || !result.ok) tell(changeIn(result, folder));
    first = false;
  });
}

function changeIn(result: CheckResult, path: string): ContentChange {
  const folder = shortPath(path);
  if (result.ok) {
    return { ok: true, text: t('up.content-adopted', { folder, version: result.version.slice(0, 12) }) };
  }
  const mistakes = shortList(result.mistakes).replaceAll('\n', '\n  ');
  return { ok: false, text: t('up.content-refused', { folder, mistakes }) };
}
