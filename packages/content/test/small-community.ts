import { expect, it } from 'vitest';
import { type CheckResult, checkSources } from '../src/index.ts';

/** The smallest content with one of everything; tests break one place of it. */
export const SMALL: Readonly<Record<string, string>> = {
  'community.yaml': `name: Casa
language: es
timeZone: Europe/Madrid
groups:
  - id: -1001
    title: Casa
    posts:
      - id: welcome
        text: { es: Hola, en: Hello }
        emojis: [❤, 🔥]
`,
  'reactions.yaml': `dailyCap: 50
rules:
  - emoji: ❤
    besitos: 5
`,
  'levels.yaml': `levels:
  - title: { es: De visita, en: Visitor }
    xp: 0
  - title: { es: En casa, en: At home }
    xp: 100
`,
  'plans.yaml': `plans:
  - id: month
    title: { es: Un mes, en: A month }
    description: { es: Treinta días, en: Thirty days }
    days: 30
    price: { stars: 250, besitos: 3000 }
    opens: [balcony]
  - id: year
    title: { es: Un año, en: A year }
    description: { es: Doce meses, en: Twelve months }
    days: 365
`,
  'access.yaml': `resources:
  - id: balcony
    title: { es: El balcón, en: The balcony }
    needs: { vip: true, level: 2, from: 2026-12-24, until: 2027-01-06 }
    doors: [-1002, -1003]
  - id: attic
    title: { es: El desván, en: The attic }
    needs: { role: moderator }
`,
  'missions/hearts.yaml': `id: hearts
title: { es: Corazones, en: Hearts }
description: { es: Pon corazones, en: Put hearts }
trigger:
  event: gateway.reaction-added
  where:
    emoji: ❤
target: { count: 10 }
window: once
assign: { on: first-event }
reward: { besitos: 50 }
order: 1
`,
  'achievements/kiss.yaml': `id: kiss
title: { es: Beso, en: Kiss }
description: { es: Da un beso, en: Give a kiss }
badge: 💋
trigger:
  event: missions.mission-completed
  where:
    missionId: hearts
tiers:
  - { tier: bronze, count: 1, xp: 10 }
  - { tier: silver, count: 5, xp: 20 }
`,
};

/** Checks the small community with some of its files replaced; null takes a file away. */
export function checkWith(changes: Readonly<Record<string, string | null>>): CheckResult {
  const sources = Object.entries({ ...SMALL, ...changes }).flatMap(([file, text]) =>
    text === null ? [] : { file, text },
  );
  return checkSources(sources);
}

/** One mistake in a file of the small community: where `from` was, there is `to`. */
export type Row = [
  what: string,
  file: string,
  from: string,
  to: string,
  place: string,
  path: string,
  problem: string,
  instead: string,
];

/** A test for each row: the one mistake is told, with its place and with what to write instead. */
export function itTells(rows: readonly Row[]): void {
  it.each(rows)('is told of %s', (_, file, from, to, place, path, problem, instead) => {
    const text = SMALL[file] ?? '';
    expect(text).toContain(from);
    const result = checkWith({ [file]: text.replace(from, to) });
    const [line, column] = place.split(':').map(Number);
    expect(result).toEqual({ ok: false, mistakes: [{ file, line, column, path, problem, instead }] });
  });
}
