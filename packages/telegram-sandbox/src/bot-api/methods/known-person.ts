import { badRequest } from '../../telegram/errors.ts';
import type { Person } from '../../world/types.ts';
import type { World } from '../../world/world.ts';

/** The bot knows only people it has had an update from. */
export function knownPerson(world: World, id: number): Person {
  const person = world.people.get(id);
  if (!person || (!person.knownToBot && !person.startedBot)) throw badRequest('PARTICIPANT_ID_INVALID');
  return person;
}
