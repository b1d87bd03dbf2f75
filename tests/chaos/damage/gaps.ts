import type { Rig } from '../rig/rig.ts';

/** How many messages the services have found missing so far. */
export async function gapsOf({ instances }: Rig): Promise<number> {
  const each = await Promise.all(
    instances.map(async ({ url }) => {
      const metrics = await fetch(`${url}/metrics`).then(
        (answer) => answer.text(),
        () => '',
      );
      return Number(/^yabot_stream_gap_messages_total\{.*\} (\d+)$/m.exec(metrics)?.[1] ?? 0);
    }),
  );
  return each.reduce((sum, gaps) => sum + gaps, 0);
}
