import { setTimeout as wait } from 'node:timers/promises';
import { knownFleet } from '../fleet/known-fleet.ts';
import { EXIT_CODES } from '../terminal/cli-error.ts';
import { say, sayJson } from '../terminal/output.ts';
import type { FleetStatus } from './fleet-status.ts';
import { readStatus } from './read-status.ts';
import { showStatus } from './show-status.ts';

const EVERY_MS = 2_000;
/** Goes to the top left corner, and clears what is below. */
const HOME_AND_CLEAR = '\u001b[H\u001b[J';

/** `yabot status`: how the fleet is, once or again and again. */
export async function status(options: { json?: boolean; watch?: boolean }): Promise<number> {
  for (;;) {
    const fleet = await readStatus(await knownFleet(process.env), new Date());
    show(fleet, options);
    if (!options.watch) return fleet.status === 'healthy' ? EXIT_CODES.ok : EXIT_CODES.notWell;
    await wait(EVERY_MS);
  }
}

function show(fleet: FleetStatus, { json, watch }: { json?: boolean; watch?: boolean }) {
  if (json && watch) say(JSON.stringify(fleet));
  else if (json) sayJson(fleet);
  else say(`${watch && process.stdout.isTTY ? HOME_AND_CLEAR : ''}${showStatus(fleet).join('\n')}`);
}
