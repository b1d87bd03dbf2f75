// What draws is loaded by the painter's thread alone.
export type { Badge } from './badge.ts';
export type { BoardPicture } from './leaderboard.ts';
export { Painter, type PainterLimits } from './painter.ts';
export { type Picture, pictureId } from './picture.ts';
export type { ProfileCard } from './profile.ts';
export type { Tier } from './tiers.ts';
