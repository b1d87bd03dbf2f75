import type { Economy } from '@yabot/content';
import type { BookDay } from './book.ts';

/** What an economy is to stay within; what is left out may be anything. */
export type Bands = Economy['bands'];

/** What an economy is measured by. */
export interface Measured {
  /** By how many besitos the supply grows per active follower and day. */
  readonly growth: number;
  /** How much of what is minted is spent, in percent. */
  readonly sinks: number;
  /** How unequal what users have is, in percent. */
  readonly gini: number;
  /** How much of all the richest tenth has, in percent. */
  readonly topTenth: number;
}

/** A measure that is past its band. */
export interface Past {
  readonly band: keyof Measured;
  readonly limit: number;
  readonly found: number;
}

/** On how many of the last days it is measured how the economy grows: what is paid once to newcomers is over by then. */
export const MEASURED_DAYS = 7;

/** Measures an economy. @param days with how many were active on each */
export function measured(
  days: readonly (BookDay & { readonly active: number })[],
  { gini, topTenth }: { readonly gini: number; readonly topTenth: number },
): Measured {
  const last = days.slice(-MEASURED_DAYS);
  const sum = (field: 'minted' | 'burned' | 'active') => last.reduce((all, day) => all + day[field], 0);
  const [minted, burned, active] = [sum('minted'), sum('burned'), sum('active')];
  return {
    growth: rounded((minted - burned) / Math.max(1, active)),
    sinks: rounded(minted > 0 ? (100 * burned) / minted : 100),
    gini: rounded(100 * gini),
    topTenth: rounded(100 * topTenth),
  };
}

/** What is past its band: nothing in an economy that stays within all. */
export function pastBands(found: Measured, bands: Bands): Past[] {
  const past = (
    band: keyof Measured,
    limit: number | undefined,
    isPast: (limit: number) => boolean,
  ): Past[] => (limit !== undefined && isPast(limit) ? [{ band, limit, found: found[band] }] : []);
  return [
    ...past('growth', bands.growth, (most) => found.growth > most),
    ...past('sinks', bands.sinks, (least) => found.sinks < least),
    ...past('gini', bands.gini, (most) => found.gini > most),
    ...past('topTenth', bands.topTenth, (most) => found.topTenth > most),
  ];
}

const rounded = (value: number) => Math.round(value * 10) / 10;
