import { badgeSvg } from './badge.ts';
import { leaderboardSvg } from './leaderboard.ts';
import type { Picture } from './picture.ts';
import { profileSvg } from './profile.ts';

/** The drawing of a picture. */
export function svgOf(picture: Picture): string {
  switch (picture.kind) {
    case 'badge':
      return badgeSvg(picture);
    case 'leaderboard':
      return leaderboardSvg(picture);
    case 'profile':
      return profileSvg(picture);
    default:
      return picture satisfies never;
  }
}
