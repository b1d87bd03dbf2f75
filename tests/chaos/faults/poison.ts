import { POISONS, poisonous } from '../rig/poison.ts';
import { publishAnew } from '../rig/publish.ts';
import type { Fault } from './fault.ts';

const FEWEST = 1;
const MOST = 10;

/** Messages that cannot be handled come among the others. */
export const poison: Fault = {
  name: 'poison',
  targets: (rig) => [rig.target('nats-server')],
  async inflict(rig, _target, random) {
    const messages = Array.from({ length: random.whole(FEWEST, MOST) }, () =>
      poisonous(random.pick(POISONS), random),
    );
    await publishAnew(rig, messages);
    return { note: `${messages.length} messages` };
  },
};
