import { collection, type QueryContext } from '@yabot/service-kit';
import { preferencesOf, type State } from '../rules/state.ts';

export const states = collection<State>('states', {
  key: 'userId',
  fields: {
    registered: Boolean,
    language: String,
    timeZone: String,
    notices: Boolean,
    dayStart: Number,
    reachable: Boolean,
    lastActiveAt: String,
  },
});

/** Menus and stories do without the state rather than wait for its database. */
const WITHIN_MS = 300;

/** The state of somebody who is registered; null while it is not there, or its database is away. */
export async function stateSoon(
  { load, documents }: Pick<QueryContext, 'load' | 'documents'>,
  userId: string,
) {
  if (!documents.available) return null;
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), WITHIN_MS);
  });
  const loaded = load(states.ref(userId)).catch(() => undefined);
  const state = await Promise.race([loaded, tooLate]);
  clearTimeout(timer);
  if (!state?.registered) return null;
  const { reachable, lastActiveAt } = state;
  return { ...preferencesOf(state), reachable, lastActiveAt };
}
