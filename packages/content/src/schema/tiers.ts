/** The tiers of an achievement, from the lowest to the highest. */
export const TIERS = ['bronze', 'silver', 'gold'] as const;
