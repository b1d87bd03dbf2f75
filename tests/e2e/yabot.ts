import { yabot as run } from '../shared/command/yabot.ts';
import type { TestCommunity } from './community.ts';

/** Runs the command line on a community, as its operator would. */
export const yabot = ({ home }: TestCommunity, ...args: string[]) => run({ YABOT_HOME: home }, ...args);
