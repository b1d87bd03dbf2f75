import { BOT_COMMANDS } from '@yabot/contracts';
import { z } from 'zod';
import { explain } from '../explain/explain.ts';
import { suggestion } from '../explain/suggest.ts';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import type { Path } from '../path.ts';
import { groupsSchema } from '../schema/community.ts';
import { isEmojiPath } from '../schema/emoji.ts';
import { reactionEmoji } from '../schema/values.ts';
import { t } from '../texts.ts';
import type { ContentFiles } from './check.ts';
import { type TriggerPlace, wantedAt } from './trigger-places.ts';

/** What is wrong with the values a trigger wants in a field: of the wrong kind, or of something there is not. */
export function valueMistakes(
  file: ParsedFile,
  place: TriggerPlace,
  field: string,
  schema: z.ZodType,
  files: ContentFiles,
): Mistake[] {
  return wantedAt(file, place, field).flatMap(([at, value]) => {
    if (typeof value === 'object' && value !== null) return []; // the shape of the file tells this one
    const wrong = explain(isEmojiPath(field) ? reactionEmoji : schema, value, at);
    if (wrong.length > 0) return wrong.map((it) => file.mistake(at, it.problem, it.instead));
    return unknownReference(file, at, field, value, files);
  });
}

function unknownReference(
  file: ParsedFile,
  at: Path,
  field: string,
  value: unknown,
  files: ContentFiles,
): Mistake[] {
  const what = field.split('.').at(-1) ?? field;
  const known = referencesOf(what, files);
  if (!known || known.includes(String(value))) return [];
  const problem = t(UNKNOWN[what as keyof typeof UNKNOWN], { value: String(value) });
  return [file.mistake(at, problem, suggestion(String(value), known))];
}

const UNKNOWN = {
  command: 'unknown.command',
  missionId: 'unknown.mission',
  achievementId: 'unknown.achievement',
  chatId: 'unknown.group',
} as const;

/** The values a field can have because the content or the bot says so; undefined when nobody does. */
function referencesOf(field: string, files: ContentFiles): readonly string[] | undefined {
  if (field === 'command') return BOT_COMMANDS;
  if (field === 'missionId') return [...files.idsOf('mission')];
  if (field === 'achievementId') return [...files.idsOf('achievement')];
  return field === 'chatId' ? groupIds(files) : undefined;
}

/** The ids of the groups; undefined when they cannot be told, because the file has a mistake there. */
export function groupIds(files: ContentFiles): string[] | undefined {
  const ids = z.array(z.object({ id: groupsSchema.element.shape.id }));
  return files
    .of('community')[0]
    ?.part(['groups'], ids)
    ?.map((group) => String(group.id));
}
