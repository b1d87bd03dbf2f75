import { PreferencesChanged } from '@yabot/contracts';
import { type DecisionContext, on } from '@yabot/service-kit';
import { keptPromise } from '../conversation/kept-promise.ts';
import type { Resources } from '../resources.ts';
import { isKept } from '../rules/noted-change.ts';
import { notedChanges } from '../tables/noted-changes.ts';
import { outgoing } from '../tables/outgoing.ts';
import { recipients } from '../tables/recipients.ts';

/** Keeps what somebody prefers; who was promised it before it could be changed is told now. */
export const keepPreferences = on(PreferencesChanged, {
  reads: ({ data }) => ({
    recipient: recipients.ref(data.userId),
    noted: notedChanges.ref(data.userId),
  }),
  decide: (
    { data: { userId, ...preferences }, envelope },
    { recipient, noted },
    { now, newId, resources }: DecisionContext<Resources>,
  ) => {
    if (!recipient) return {};
    const changed = { ...recipient, ...preferences };
    const save = [recipients.put(changed)];
    if (!noted || !isKept(noted, preferences)) return { save };
    const { correlationId } = envelope;
    const message = keptPromise(changed, resources.texts, { id: newId(), correlationId, now });
    const told = recipient.reach === 'open' ? [outgoing.insert(message)] : [];
    return { save: [...save, notedChanges.remove(userId), ...told] };
  },
});
