import { lastNumber, publishAnew, storedAt } from '../rig/publish.ts';
import { until } from '../rig/until.ts';
import type { Fault } from './fault.ts';

const FEWEST = 20;
const MOST = 200;
const NATS_MS = 60_000;

/** Messages of the stream come again, late and in another order; the server does not know them for the same. */
export const duplicates: Fault = {
  name: 'duplicates',
  targets: (rig) => [rig.target('nats-server')],
  async inflict(rig, _target, random) {
    const last = await until('NATS answers', () => lastNumber(rig).catch(() => undefined), NATS_MS);
    const count = Math.min(random.whole(FEWEST, MOST), last);
    const numbers = Array.from({ length: count }, () => random.whole(1, last));
    const messages = await storedAt(rig, numbers);
    await publishAnew(rig, messages);
    return { note: `${messages.length} messages again` };
  },
};
