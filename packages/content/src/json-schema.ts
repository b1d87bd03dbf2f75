import { z } from 'zod';
import { type Kind, SCHEMAS } from './files/layout.ts';

const TITLES: Record<Kind, string> = {
  community: 'community.yaml: the groups of a community and their posts',
  reactions: 'reactions.yaml: what reactions pay',
  plans: 'plans.yaml: what is sold: so many days of VIP',
  access: 'access.yaml: what is not open to everybody, and what it needs',
  levels: 'levels.yaml: the ranks from experience points',
  gift: 'gift.yaml: what the daily gift can be',
  economy: 'economy.yaml: how many besitos may come into being and move',
  mission: 'missions/<id>.yaml: a goal and what completing it pays',
  achievement: 'achievements/<id>.yaml: a permanent mark earned from events',
  trivia: 'trivia/<id>.yaml: a bank of questions and how a round of them is played',
  season: 'seasons/<id>.yaml: a time with a leaderboard of its own',
};

/** The JSON Schema of each kind of file, for editors: the text of `schema/<kind>.json`. */
export function editorSchemas(): Record<Kind, string> {
  const entries = Object.entries(SCHEMAS).map(([kind, schema]) => {
    const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
    return [kind, `${JSON.stringify({ title: TITLES[kind as Kind], ...json }, null, 2)}\n`];
  });
  return Object.fromEntries(entries) as Record<Kind, string>;
}
