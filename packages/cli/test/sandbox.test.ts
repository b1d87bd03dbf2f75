import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '@yabot/content';
import { expect, it } from 'vitest';
import { ROOT } from '../src/home/home.ts';
import { SANDBOX_OWNER_ID, sandboxCommunity } from '../src/up/sandbox/community.ts';
import { sandboxToken } from '../src/up/sandbox/token.ts';

it('shows the groups of the content with their posts, but those the bot publishes with buttons', async () => {
  const { content } = await loadContent(`${ROOT}/content`);
  const community = sandboxCommunity(content);
  const given = content.community.groups;
  expect(community.groups?.map(({ id, title }) => [id, title])).toEqual([
    ...given.map(({ id, title }) => [id, title]),
    [-1002345678901, 'El balcón VIP'],
  ]);
  for (const [index, group] of given.entries()) {
    const plain = group.posts.filter(({ buttons }) => !buttons);
    expect(community.groups?.[index]?.posts).toHaveLength(plain.length);
  }
  expect(community.owner?.id).toBe(SANDBOX_OWNER_ID);
});

it('shows what is behind a door as a group that lets people in on request', async () => {
  const { content } = await loadContent(`${ROOT}/content`);
  const behind = sandboxCommunity(content).groups?.find(({ title }) => title === 'El balcón VIP');
  expect(behind).toMatchObject({ joinByRequest: true });
});

it('keeps the token it made once, for its owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yabot-token-'));
  const file = join(folder, 'sandbox', 'token');
  const token = await sandboxToken(file);
  expect(token).toMatch(/^\d{9}:[\w-]{30,}$/);
  expect(await sandboxToken(file)).toBe(token);
  expect((await stat(file)).mode & 0o077).toBe(0);
  await rm(folder, { recursive: true });
});
