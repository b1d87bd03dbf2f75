export { type Badge, badgeSvg } from './badge.ts';
export { type BoardPicture, leaderboardSvg } from './leaderboard.ts';
export { Painter, type PainterLimits } from './painter.ts';
export { type Picture, pictureId, svgOf } from './picture.ts';
export { type ProfileCard, profileSvg } from './profile.ts';
export { renderPng } from './render.ts';
export { TIER_COLOURS, type Tier } from './tiers.ts';
