import { loadContent } from '@yabot/content';
import { GiftDaysCommitted, GiftSeedRevealed, type ServiceName } from '@yabot/contracts';
import type { Collection, EventHandler } from '@yabot/service-kit';
import { achievements } from '../../../services/achievements/src/achievements.service.ts';
import { standings } from '../../../services/achievements/src/collections/standings.ts';
import { compile as compileAchievements } from '../../../services/achievements/src/rules/definitions.ts';
import { progress } from '../../../services/missions/src/collections/progress.ts';
import { rewardedPosts } from '../../../services/missions/src/collections/rewarded-posts.ts';
import { missions } from '../../../services/missions/src/missions.service.ts';
import { compile as compileMissions } from '../../../services/missions/src/rules/definitions.ts';
import { canonical } from './canonical.ts';
import type { ReadDocuments } from './documents.ts';
import { type Replayed, replay } from './replay.ts';
import { compareSets, type SetCheck } from './sets.ts';
import { onceEach, type StoredMessage } from './stream.ts';

/** What missions say because of the time and of chance: no replay of events says it again. */
const OF_THE_CLOCK: readonly string[] = [GiftDaysCommitted.type, GiftSeedRevealed.type];

/** A service whose state comes from events alone. */
interface Projection {
  readonly service: ServiceName;
  readonly replayed: Replayed;
  readonly collections: readonly Collection<never>[];
}

/** How the projections are read, and whether their instances' clocks were right all the time. */
export interface ProjectionPlaces {
  readonly content: string;
  readonly read: ReadDocuments;
  /** With a wrong clock an event may come from the future, and then counts as of now: no replay knows when that was. */
  readonly clocksRight: boolean;
  /** With an older version beside this one, rows have fields that only one of the two knows. */
  readonly oneVersion: boolean;
}

/**
 * What missions and achievements have and said, against an ordered replay of the events on the stream.
 * @param everything all messages of the stream
 */
export async function compareProjections(
  everything: readonly StoredMessage[],
  places: ProjectionPlaces,
): Promise<SetCheck[]> {
  const loaded = await loadContent(places.content);
  const run = (consumes: unknown, resources: unknown) =>
    replay(consumes as readonly EventHandler<never>[], everything, resources);
  const projections: Projection[] = [
    {
      service: 'missions',
      replayed: run(missions.consumes, compileMissions(loaded)),
      collections: [progress, rewardedPosts] as never,
    },
    {
      service: 'achievements',
      replayed: run(achievements.consumes, compileAchievements(loaded)),
      collections: [standings] as never,
    },
  ];
  const compared = projections.map((one) => compareProjection(one, everything, places));
  return (await Promise.all(compared)).flat();
}

async function compareProjection(
  { service, replayed, collections }: Projection,
  everything: readonly StoredMessage[],
  { read, clocksRight, oneVersion }: ProjectionPlaces,
): Promise<SetCheck[]> {
  const said = onceEach(everything).filter(
    ({ envelope, type }) => envelope.source === service && !OF_THE_CLOCK.includes(type),
  );
  const messages = compareSets(`what ${service} said`, replayed.said.map(inWords), said.map(inWords));
  const rowOf = (row: unknown) => {
    const text = canonical(row).replace(WRITTEN_AT, '');
    return clocksRight ? text : text.replace(INSTANTS, '"…"');
  };
  const rows = collections.map(async (collection) => {
    const { name } = collection;
    const found: Row[] = await read(service, collection);
    const wanted = [...replayed.rowsOf(name).values()] as Row[];
    const known = oneVersion ? (row: Row) => row : knownToAll([...found, ...wanted]);
    const compared = (row: Row) => rowOf(known(row));
    return compareSets(`${service}: ${name}`, wanted.map(compared), found.map(compared));
  });
  return [messages, ...(await Promise.all(rows))];
}

type Row = Readonly<Record<string, unknown>>;

/** Leaves of a row the fields that all rows have. */
function knownToAll(rows: readonly Row[]): (row: Row) => Row {
  const fields = Object.keys(rows[0] ?? {}).filter((field) => rows.every((row) => field in row));
  return (row) => Object.fromEntries(fields.map((field) => [field, row[field]]));
}

/** When a row was written last: of the service's own clock, not of the event. */
const WRITTEN_AT = /"changedAt":"[^"]+",?/g;
const INSTANTS = /"\d{4}-\d\d-\d\dT[\d:.]+Z"/g;

const inWords = ({ type, data }: { type: string; data: unknown }) => `${type} ${canonical(data)}`;
