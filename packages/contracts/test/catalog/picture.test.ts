import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/catalog/picture/layout.ts';
import { pictureOf } from '../../src/catalog/picture/svg.ts';
import { EVENTS } from '../../src/index.ts';
import { fleet } from './fleets.ts';

const { lifelines, bands, width, height } = layOut(fleet);
const rows = bands.flatMap((band) => band.rows);

describe('the picture of the events', () => {
  it('has a line for each service and a row for each event', () => {
    expect(lifelines.map(({ service }) => service)).toEqual(fleet.services);
    const labels = EVENTS.map(({ name, version }) => (version === 1 ? name : `${name} v${version}`));
    expect(rows.map(({ label }) => label).sort()).toEqual(labels.sort());
  });

  it('leads each row from its publisher to its consumers', () => {
    const row = rows.find(({ label }) => label === 'besitos-awarded')!;
    expect(row.publisher.service).toBe('wallet');
    expect(row.consumers.map(({ service }) => service)).toEqual(['gateway', 'achievements']);
  });

  it('keeps rows apart and within the frame', () => {
    const heights = rows.map(({ y }) => y);
    expect(heights).toEqual([...new Set(heights)].sort((one, other) => one - other));
    expect(heights.at(-1)).toBeLessThan(height);
    for (const { x } of lifelines) expect(x).toBeLessThan(width);
  });

  it('says in words what it shows, for those who do not see it', () => {
    expect(pictureOf(fleet)).toContain('wallet publishes besitos-awarded to gateway, achievements.');
    expect(pictureOf(fleet)).toContain('<title>chat-opened: gateway → gateway</title>');
    expect(pictureOf(fleet)).toContain('<title>bot-blocked: gateway → nobody yet</title>');
  });

  it('follows the light or dark setting of the reader', () => {
    expect(pictureOf(fleet)).toContain('@media (prefers-color-scheme: dark)');
  });

  it('closes every element it opens', () => {
    const svg = pictureOf(fleet);
    const opened = [...svg.matchAll(/<([a-z]+)(?=[\s>])[^>]*(?<!\/)>/g)].map(([, name]) => name);
    const closed = [...svg.matchAll(/<\/([a-z]+)>/g)].map(([, name]) => name);
    expect(closed.sort()).toEqual(opened.sort());
  });
});
