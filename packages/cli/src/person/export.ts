import { withFleet } from '../fleet/known-fleet.ts';
import { EXIT_CODES } from '../terminal/cli-error.ts';
import { sayJson } from '../terminal/output.ts';
import { findPerson } from './find.ts';
import { gather } from './gather.ts';

/** `yabot person export`: everything the fleet keeps of somebody. */
export async function exportPerson(who: string): Promise<number> {
  await withFleet(async (connection) => {
    const person = await findPerson(connection, who);
    const services = await gather(connection, person.userId);
    sayJson({ person, exportedAt: new Date().toISOString(), services });
  });
  return EXIT_CODES.ok;
}
