import { z } from 'zod';
import { idOf } from '../files/layout.ts';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import type { Path } from '../path.ts';
import { tiersSchema } from '../schema/achievement.ts';
import { conditionSchema } from '../schema/condition.ts';
import { CHAIN } from '../schema/mission-rules.ts';
import { t } from '../texts.ts';
import type { Check, ContentFiles } from './check.ts';
import { entriesAt } from './entries.ts';
import { leadsTo } from './leads-to.ts';
import { ASSIGN_PLACE, eventNamedAt, triggerPlaces, wantedAt } from './trigger-places.ts';

/** What a definition waits for: one of these, or as many as are said, each `<kind>:<id>`. */
interface Need {
  readonly path: Path;
  readonly of: readonly string[];
  readonly least?: number;
}

/** A mission or achievement, and all that has to happen before it is completed. */
interface Waiting {
  readonly file: ParsedFile;
  readonly name: string;
  readonly needs: readonly Need[];
}

/** Every mission can be completed: none waits for itself, by however many others, and every chain begins somewhere. */
export const nothingWaitsForItself: Check = (files) => {
  const all = new Map(waitingIn(files).map((waiting) => [waiting.name, waiting]));
  const possible = possibleOf(all);
  return [...all.values()].filter(({ name }) => !possible.has(name)).flatMap((it) => why(it, all, possible));
};

const OWN_EVENTS = [
  { event: 'missions.mission-completed', field: 'missionId', kind: 'mission' },
  { event: 'achievements.achievement-unlocked', field: 'achievementId', kind: 'achievement' },
] as const;

function waitingIn(files: ContentFiles): Waiting[] {
  const missions = files.of('mission');
  return [...missions, ...files.of('achievement')].map((file) => ({
    file,
    name: nameOf(file),
    needs: [
      ...triggerNeeds(file),
      ...requiredNeeds(file),
      ...combinationNeeds(file),
      ...chainNeeds(file, missions),
    ],
  }));
}

const nameOf = (file: ParsedFile) => `${file.kind}:${idOf(file.file)}`;

function triggerNeeds(file: ParsedFile): Need[] {
  return [...triggerPlaces(file), ASSIGN_PLACE].flatMap((place) => {
    const own = OWN_EVENTS.find(({ event }) => event === eventNamedAt(file, place));
    const wanted = own ? wantedAt(file, place, own.field) : [];
    if (!own || wanted.length === 0) return [];
    const of = wanted.map(([, id]) => `${own.kind}:${id}`);
    return [{ path: [...place.where, own.field], of }];
  });
}

function requiredNeeds(file: ParsedFile): Need[] {
  const named = (path: Path, kind: string) => {
    const id = file.part(path, z.string());
    return id === undefined ? [] : [{ path, of: [`${kind}:${id}`] }];
  };
  return [
    ...entriesAt(file, ['requires', 'missions']).flatMap((path) => named(path, 'mission')),
    ...entriesAt(file, ['requires', 'achievements']).flatMap((path) => named([...path, 'id'], 'achievement')),
    ...entriesAt(file, ['requires']).flatMap((path) => named([...path, 'achievement'], 'achievement')),
  ];
}

/** The lowest tier asks for so many of the conditions; levels come by themselves. */
function combinationNeeds(file: ParsedFile): Need[] {
  const conditions = file.part(['combination'], z.array(conditionSchema)) ?? [];
  const of = conditions.flatMap(({ achievement }) => (achievement ? [`achievement:${achievement}`] : []));
  const [lowest] = file.part(['tiers'], tiersSchema) ?? [];
  const least = (lowest?.count ?? 0) - (conditions.length - of.length);
  return least > 0 && of.length > 0 ? [{ path: ['combination'], of, least }] : [];
}

function chainNeeds(file: ParsedFile, missions: readonly ParsedFile[]): Need[] {
  if (file.kind !== 'mission' || eventNamedAt(file, ASSIGN_PLACE) !== CHAIN) return [];
  const before = missions.filter((other) => namedNext(other).includes(idOf(file.file)));
  return [{ path: ASSIGN_PLACE.event, of: before.map(nameOf) }];
}

const namedNext = (file: ParsedFile) => file.part(['next'], z.array(z.string())) ?? [];

/** Those that can be completed, one after the other, from the ones that wait for nothing. */
function possibleOf(all: ReadonlyMap<string, Waiting>): ReadonlySet<string> {
  const possible = new Set<string>();
  for (let before = -1; before < possible.size; ) {
    before = possible.size;
    for (const { name, needs } of all.values())
      if (needs.every((need) => canBe(need, all, possible))) possible.add(name);
  }
  return possible;
}

// What is not there, or cannot be read, is told elsewhere.
const canBe = ({ of, least = 1 }: Need, all: ReadonlyMap<string, Waiting>, possible: ReadonlySet<string>) =>
  of.filter((name) => possible.has(name) || !all.has(name)).length >= least;

// What only waits for one of these is no mistake of its own.
function why(
  { file, name, needs }: Waiting,
  all: ReadonlyMap<string, Waiting>,
  possible: ReadonlySet<string>,
): Mistake[] {
  const kind = file.kind as 'mission' | 'achievement';
  const needless = needs.find(({ of }) => of.length === 0);
  if (needless)
    return [
      file.mistake(needless.path, t('chain.nowhere'), t('chain.nowhere-instead', { id: idOf(file.file) })),
    ];
  const loop = needs
    .filter((need) => !canBe(need, all, possible))
    .map((need) => ({
      path: need.path,
      of: need.of.filter((other) => closesCircle(need, other, name, all)),
    }))
    .find(({ of }) => of.length > 0);
  if (!loop) return [];
  const of = loop.of.map((other) => `\`${other.split(':')[1]}\``).join(` ${t('or')} `);
  const problem = loop.of.includes(name) ? t(`trigger.${kind}`) : t('waits.loop', { of });
  return [file.mistake(loop.path, problem, t(`trigger.${kind}-instead`))];
}

/** A circle of the conditions of achievements alone is told with the conditions themselves. */
function closesCircle(need: Need, from: string, to: string, all: ReadonlyMap<string, Waiting>): boolean {
  const needsOf = (name: string) => all.get(name)?.needs ?? [];
  const next = (name: string) => needsOf(name).flatMap(({ of }) => of);
  const nextByConditions = (name: string) =>
    isAchievement(name)
      ? needsOf(name)
          .filter(isCondition)
          .flatMap(({ of }) => of)
      : [];
  const isTold = isAchievement(to) && isCondition(need) && leadsTo(from, to, nextByConditions);
  return !isTold && leadsTo(from, to, next);
}

const isAchievement = (name: string) => name.startsWith('achievement:');

const isCondition = ({ path }: Need) => path[0] === 'requires' || path[0] === 'combination';
