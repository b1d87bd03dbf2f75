import type { Fault } from './fault.ts';

/** SIGTERM: finish what is in work, and end. */
export const stop: Fault = {
  name: 'stop',
  targets: ({ targets }) => targets,
  async inflict(_rig, target) {
    const pid = await target.signal('SIGTERM');
    await target.replaced(pid);
    await target.serving();
    return { note: `process ${pid}` };
  },
};
