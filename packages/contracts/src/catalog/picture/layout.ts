import type { ServiceName } from '../../definitions/service-name.ts';
import { consumersOf, type Fleet } from '../fleet.ts';

/** Distances in pixels. */
export const SIZES = {
  margin: 28,
  title: 66,
  header: 52,
  row: 28,
  gap: 14,
  column: 132,
  character: 7.4,
  legend: 54,
} as const;

/** A service: a line from top to bottom. */
export interface Lifeline {
  readonly service: ServiceName;
  readonly index: number;
  readonly x: number;
  readonly publishes: number;
  readonly consumes: number;
}

/** An event: a row, with an arrow from its publisher to each consumer. */
export interface Row {
  readonly label: string;
  readonly publisher: Lifeline;
  readonly consumers: readonly Lifeline[];
  readonly y: number;
}

/** The rows of one publisher. */
export interface Band {
  readonly publisher: Lifeline;
  readonly top: number;
  readonly height: number;
  readonly rows: readonly Row[];
}

/** Where everything stands in the picture. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly lifelines: readonly Lifeline[];
  readonly bands: readonly Band[];
}

/** Puts services side by side and events below each other, publisher by publisher. */
export function layOut(fleet: Fleet): Layout {
  const lifelines = lifelinesOf(fleet);
  const bands: Band[] = [];
  let top: number = SIZES.title + SIZES.header;
  for (const publisher of lifelines) {
    const band = bandOf(fleet, publisher, lifelines, top);
    if (band.rows.length === 0) continue;
    bands.push(band);
    top += band.height + SIZES.gap;
  }
  return {
    width: lifelines.at(-1)!.x + SIZES.column / 2 + SIZES.margin,
    height: top + SIZES.legend,
    lifelines,
    bands,
  };
}

function lifelinesOf(fleet: Fleet): Lifeline[] {
  const longest = Math.max(...fleet.events.map((event) => labelOf(event).length));
  const left = SIZES.margin + 12 + longest * SIZES.character + SIZES.column / 2;
  return fleet.services.map((service, index) => ({
    service,
    index,
    x: Math.round(left + index * SIZES.column),
    publishes: fleet.events.filter(({ owner }) => owner === service).length,
    consumes: fleet.events.filter((event) => consumersOf(fleet, event).includes(service)).length,
  }));
}

function bandOf(fleet: Fleet, publisher: Lifeline, lifelines: readonly Lifeline[], top: number): Band {
  const events = fleet.events.filter(({ owner }) => owner === publisher.service);
  const rows = events.map((event, at) => {
    const consumers = consumersOf(fleet, event);
    return {
      label: labelOf(event),
      publisher,
      consumers: lifelines.filter(({ service }) => consumers.includes(service)),
      y: top + (at + 0.5) * SIZES.row,
    };
  });
  return { publisher, top, height: rows.length * SIZES.row, rows };
}

/** Versions after the first are told, the first goes without saying. */
const labelOf = ({ name, version }: { name: string; version: number }) =>
  version === 1 ? name : `${name} v${version}`;
