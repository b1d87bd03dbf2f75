import { join } from 'node:path';
import { loadContent } from '@yabot/content';
import { ALL_MESSAGES, type AnyMessage } from '@yabot/contracts';
import { expect, it } from 'vitest';
import { ROOT } from './services.ts';

const { content } = await loadContent(join(ROOT, 'content'));
const known = {
  missionId: new Set(content.missions.map(({ id }) => id)),
  achievementId: new Set(content.achievements.map(({ id }) => id)),
  postId: new Set(content.community.groups.flatMap(({ posts }) => posts.map(({ id }) => id))),
};

/** Every value of a sample, with the name it stands under. */
function valuesIn(value: unknown, name = ''): [name: string, value: unknown][] {
  if (typeof value !== 'object' || value === null) return [[name, value]];
  return Object.entries(value).flatMap(([key, inner]) => valuesIn(inner, Array.isArray(value) ? name : key));
}

/** A cause names the mission or achievement that pays: `mission:<id>:<round>:<user>`. */
function idsIn([name, value]: [string, unknown]): [kind: keyof typeof known, id: string][] {
  if (name in known) return [[name as keyof typeof known, String(value)]];
  const [, kind, id] = (name === 'cause' && /^(mission|achievement):([^:]+)/.exec(String(value))) || [];
  return kind && id ? [[`${kind}Id` as keyof typeof known, id]] : [];
}

const samplesOf = (message: AnyMessage) =>
  message.kind === 'event' ? [message.sample] : [message.sample, message.sampleResult];

it('the samples of the messages name missions, achievements and posts of the sample content', () => {
  const ids = ALL_MESSAGES.flatMap((message) =>
    samplesOf(message).flatMap((sample) =>
      valuesIn(sample)
        .flatMap(idsIn)
        .map(([kind, id]) => ({ type: message.type, kind, id })),
    ),
  );
  expect(ids.length).toBeGreaterThan(5);
  expect(ids.filter(({ kind, id }) => !known[kind].has(id))).toEqual([]);
});
