/** The services of the fleet, in the order in which they depend on each other. */
export const SERVICE_NAMES = ['user', 'wallet', 'missions', 'achievements', 'gateway'] as const;

/** The name of a service of the fleet; the owner of its messages. */
export type ServiceName = (typeof SERVICE_NAMES)[number];
