import type { Fault } from './fault.ts';

/** Kill -9. Whoever keeps the process starts it again. */
export const kill: Fault = {
  name: 'kill',
  targets: ({ targets }) => targets,
  async inflict(_rig, target) {
    const pid = await target.signal('SIGKILL');
    await target.replaced(pid);
    await target.serving();
    return { note: `process ${pid}` };
  },
};
