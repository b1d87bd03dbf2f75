import type { LoadedContent, Plan, Removals, Resource } from '@yabot/content';

/** What the content says about plans and access, prepared once a version. */
export interface Definitions {
  readonly plans: ReadonlyMap<string, Plan>;
  /** How many days before its end somebody is reminded of a subscription. */
  readonly reminders: readonly number[];
  readonly resources: ReadonlyMap<string, Resource>;
  /** The resource behind a door, by the id of its chat. */
  readonly doors: ReadonlyMap<number, Resource>;
  readonly removals: Removals;
  /** Of the community: its days are those of the resources. */
  readonly communityZone: string;
}

/** Prepares content for decisions. */
export function compile({ content }: Pick<LoadedContent, 'content'>): Definitions {
  const { plans, access, community } = content;
  const { resources, removals } = access;
  return {
    plans: new Map(plans.plans.map((plan) => [plan.id, plan])),
    reminders: plans.reminders,
    resources: new Map(resources.map((resource) => [resource.id, resource])),
    doors: new Map(resources.flatMap((resource) => resource.doors.map((chatId) => [chatId, resource]))),
    removals,
    communityZone: community.timeZone,
  };
}
