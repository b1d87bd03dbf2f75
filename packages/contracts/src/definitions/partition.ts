/**
 * Into how many partitions the messages of the fleet are divided. Messages of one entity share a partition and keep
 * their order; at most this many instances of a service share its work. Each costs every service a consumer, which NATS
 * writes down ten times a second. Changing it re-orders what is in flight.
 */
export const PARTITIONS = 4;

/** There were eight of them: what is on the streams of that time, or is scheduled, lies in these for a partition of now. */
export const earlierPartitions = (partition: number): readonly number[] => [partition + PARTITIONS];

/**
 * The partition of an entity, 0 to {@link PARTITIONS} - 1.
 * @param entity the entity a message is about, such as a user id
 * @see http://www.isthe.com/chongo/tech/comp/fnv/ FNV-1a, 32 bit
 */
export function partitionOf(entity: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < entity.length; i++) {
    hash = Math.imul(hash ^ entity.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0) % PARTITIONS;
}
