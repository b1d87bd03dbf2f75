import { hash } from 'node:crypto';
import type { Badge } from './badge.ts';
import type { BoardPicture } from './leaderboard.ts';
import type { ProfileCard } from './profile.ts';

/** Anything that is drawn, as plain data: it can be kept as JSON and sent to another thread. */
export type Picture =
  | ({ readonly kind: 'badge' } & Badge)
  | ({ readonly kind: 'leaderboard' } & BoardPicture)
  | ({ readonly kind: 'profile' } & ProfileCard);

/** To be raised when the drawings look different, so that none from before is taken for one of now. */
const LOOK = 1;

/** Names what is seen: two pictures with the same id look the same. */
export const pictureId = (picture: Picture): string =>
  hash('sha256', `${LOOK}:${JSON.stringify(picture)}`, 'base64url');
