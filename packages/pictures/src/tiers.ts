/** The rank of a badge. */
export type Tier = 'bronze' | 'silver' | 'gold';

/** The light and the dark side of each tier's metal. */
export const TIER_COLOURS: Readonly<Record<Tier, readonly [light: string, dark: string]>> = {
  bronze: ['#e8a878', '#9c5a2c'],
  silver: ['#eef1f6', '#8d97a8'],
  gold: ['#ffe28a', '#c98a12'],
};
