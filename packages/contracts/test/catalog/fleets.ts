import type { Fleet } from '../../src/catalog/fleet.ts';
import { currentFleet } from '../../src/catalog/folder.ts';
import { reactionsIn } from '../../src/catalog/reactions.ts';

/** The messages of today with reactions that stay the same, whatever the services do. */
export const fleet: Fleet = {
  ...currentFleet(),
  reactions: [
    ...reactionsIn('missions', ['gateway.reaction-added.ts']),
    ...reactionsIn('gateway', ['wallet.besitos-awarded.ts', 'gateway.chat-opened.ts']),
    ...reactionsIn('achievements', ['wallet.besitos-awarded.ts']),
  ],
};
