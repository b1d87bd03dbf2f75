import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ReactionAdded } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import {
  checkContent,
  compileReactionRules,
  indexByEvent,
  isReactionEmoji,
  loadContent,
} from '../src/index.ts';
import { editorSchemas } from '../src/json-schema.ts';

const FOLDER = resolve(import.meta.dirname, '../../../content');

describe('the sample community', () => {
  it('has no mistake and nothing to warn of', async () => {
    expect(await checkContent(FOLDER)).toMatchObject({ ok: true, warnings: [] });
  });

  it('has one group with three posts, one of them with buttons', async () => {
    const { groups } = (await loadContent(FOLDER)).content.community;
    const [group] = groups;
    expect([groups.length, group?.posts.length, group?.posts.filter((post) => post.buttons).length]).toEqual([
      1, 3, 1,
    ]);
  });

  it('has fifteen missions and fifteen achievements, of every kind, and two seasons', async () => {
    const { content } = await loadContent(FOLDER);
    const { missions, achievements, seasons } = content;
    expect([missions.length, achievements.length, seasons.length]).toEqual([15, 15, 2]);
    const kinds = achievements.map(({ combination, counts }) => (combination ? 'combination' : counts.by));
    expect(new Set(kinds)).toEqual(new Set(['events', 'sum', 'distinct', 'streak', 'combination']));
    expect(achievements.filter(({ secret }) => secret)).toHaveLength(2);
  });

  it('has a gift whose chances are whole thousandths, and a bank of twelve questions', async () => {
    const { gift, trivia } = (await loadContent(FOLDER)).content;
    expect(gift?.prizes.reduce((sum, { weight }) => sum + weight, 0)).toBe(1_000);
    expect(trivia.map(({ id, questions }) => [id, questions.length])).toEqual([['love-and-kisses', 12]]);
  });

  it('offers enough different reactions to do every mission about them in one visit', async () => {
    const { content } = await loadContent(FOLDER);
    const counted = content.missions.flatMap((it) =>
      it.trigger ? [{ id: it.id, trigger: it.trigger }] : [],
    );
    const index = indexByEvent(counted);
    const counts = new Map<string, number>();
    for (const data of everyReaction(content.community)) {
      for (const { id } of index.matching(ReactionAdded.type, data))
        counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const short = content.missions.filter(
      ({ id, trigger, target }) =>
        trigger?.event === 'gateway.reaction-added' && (counts.get(id) ?? 0) < (target?.count ?? 0),
    );
    expect(short).toEqual([]);
  });

  it('pays the mission and gives an achievement at the very same tenth reaction', async () => {
    const { content } = await loadContent(FOLDER);
    const mission = content.missions.find((it) => it.id === 'ten-reactions');
    const achievement = content.achievements.find((it) => it.id === 'restless-heart');
    expect(mission).toMatchObject({
      target: { count: 10 },
      reward: { besitos: 50 },
      assign: { on: 'first-event' },
    });
    expect(achievement?.tiers[0]).toMatchObject({ tier: 'bronze', count: 10 });
    expect(achievement?.trigger).toEqual(mission?.trigger);
  });

  it('pays for every reaction its posts offer', async () => {
    const { content } = await loadContent(FOLDER);
    const ruleFor = compileReactionRules(content);
    const unpaid = everyReaction(content.community).filter(
      ({ post, emoji }) => !ruleFor(post, emoji, new Date('2026-11-21T12:00:00Z')),
    );
    expect(unpaid).toEqual([]);
  });

  it('names in each file the schema an editor checks it by', async () => {
    const files = (await readdir(FOLDER, { recursive: true })).filter((name) => name.endsWith('.yaml'));
    const schemas = await Promise.all(
      files.map(async (name) => {
        const [first = ''] = (await readFile(join(FOLDER, name), 'utf8')).split('\n');
        const schema = first.match(/^# yaml-language-server: \$schema=(.+)$/)?.[1] ?? '';
        return join(dirname(name), schema);
      }),
    );
    const known = Object.keys(editorSchemas()).map((kind) => `schema/${kind}.json`);
    expect(schemas.filter((schema) => !known.includes(schema))).toEqual([]);
  });

  it.each(Object.entries(editorSchemas()))(
    'has the up-to-date schema of %s for editors',
    async (kind, schema) => {
      const stored = JSON.parse(await readFile(join(FOLDER, 'schema', `${kind}.json`), 'utf8'));
      expect(stored).toEqual(JSON.parse(schema));
    },
  );
});

function everyReaction(community: {
  groups: { id: number; posts: { emojis?: string[]; buttons?: string[] }[] }[];
}) {
  return community.groups.flatMap(({ id, posts }) =>
    posts.flatMap(({ emojis = [], buttons = [] }, index) => [
      ...emojis.map((emoji) => reaction(id, index, emoji, 'reaction')),
      ...buttons.map((emoji) => reaction(id, index, emoji, 'button')),
    ]),
  );
}

function reaction(chatId: number, index: number, emoji: string, via: 'reaction' | 'button') {
  expect(isReactionEmoji(emoji)).toBe(true);
  return ReactionAdded.example({ post: { chatId, messageId: index + 1 }, emoji, via });
}
