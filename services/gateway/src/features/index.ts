import { achievements } from './achievements.ts';
import { besitos } from './besitos/besitos.ts';
import type { Feature } from './feature.ts';
import { gift } from './gift.ts';
import { help } from './help.ts';
import { invite } from './invite.ts';
import { menu } from './menu.ts';
import { missions } from './missions/missions.ts';
import { myData } from './my-data.ts';
import { profile } from './profile.ts';
import { ranking } from './ranking.ts';
import { receipt } from './receipt.ts';
import { seasons } from './seasons.ts';
import { settings } from './settings.ts';
import { start } from './start.ts';
import { transfer } from './transfer.ts';
import { trivia } from './trivia.ts';
import { vip } from './vip/vip.ts';

/** Everything the chat can do, in the order in which Telegram lists the commands. */
export const FEATURES: readonly Feature[] = [
  start,
  menu,
  profile,
  besitos,
  gift,
  missions,
  achievements,
  trivia,
  ranking,
  seasons,
  vip,
  transfer,
  receipt,
  invite,
  settings,
  myData,
  help,
];

const BY_NAME = new Map(
  FEATURES.flatMap((each) => [each.command, ...each.aliases].map((name) => [name, each] as const)),
);

/** The feature of a command, by its name or an alias. */
export const featureNamed = (name: string): Feature | undefined => BY_NAME.get(name);
