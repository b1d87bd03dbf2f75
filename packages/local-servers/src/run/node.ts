/** How a process of the fleet is run by Node. */
export const NODE_ARGUMENTS: readonly string[] = ['--disable-warning=ExperimentalWarning'];

/** What a process of the fleet finds in its environment: glibc gives memory back sooner with few arenas. */
export const NODE_ENVIRONMENT: NodeJS.ProcessEnv = { MALLOC_ARENA_MAX: '2' };
