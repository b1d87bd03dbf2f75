import { PARTITIONS } from '@yabot/contracts';

/** What an instance does about the partitions after looking around. */
export interface Rebalance {
  /** Partitions to take, with who holds them now. */
  readonly take: readonly { partition: number; from: string | undefined }[];
  /** Partitions to give back because others have fewer. */
  readonly give: readonly number[];
}

/**
 * Shares the partitions evenly: takes those nobody alive holds, up to a fair share, and gives back what is above it.
 * @param alive the instances that live, this one among them
 */
export function rebalance(
  self: string,
  alive: readonly string[],
  holders: ReadonlyMap<number, string>,
): Rebalance {
  const living = new Set(alive);
  const mine = [...holders].filter(([, holder]) => holder === self).map(([partition]) => partition);
  const free = Array.from({ length: PARTITIONS }, (_, partition) => partition).filter((partition) => {
    const holder = holders.get(partition);
    return holder === undefined || !living.has(holder);
  });
  const rank = [...living].toSorted().indexOf(self);
  const share = Math.floor(PARTITIONS / living.size) + (rank < PARTITIONS % living.size ? 1 : 0);
  return {
    take: free
      .slice(0, Math.max(0, share - mine.length))
      .map((partition) => ({ partition, from: holders.get(partition) })),
    give: mine.slice(share),
  };
}
