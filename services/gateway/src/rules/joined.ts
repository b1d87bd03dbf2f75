import type { Decision } from '@yabot/service-kit';

/** Several decisions as one. */
export const joined = (...decisions: readonly Decision[]): Decision => ({
  save: decisions.flatMap(({ save = [] }) => save),
  emit: decisions.flatMap(({ emit = [] }) => emit),
  send: decisions.flatMap(({ send = [] }) => send),
  bury: decisions.flatMap(({ bury = [] }) => bury),
});
