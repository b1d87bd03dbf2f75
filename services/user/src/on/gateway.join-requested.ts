import { AnswerJoinRequest, JoinRequested } from '@yabot/contracts';
import { type DecisionContext, on } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { factsOf } from '../facts.ts';
import { missingAt } from '../rules/membership.ts';

/** Chats that are no door of ours are left to those who run them. */
export const joinRequested = on(JoinRequested, {
  store: 'sql',
  reads: ({ data }) => factsOf(data.userId),
  decide: (
    { data: { userId, chatId }, envelope },
    facts,
    { now, resources: { definitions } }: DecisionContext<Resources>,
  ) => {
    const resource = definitions.doors.get(chatId);
    if (!resource) return {};
    const approve = missingAt(resource, facts, definitions, now).length === 0;
    return { send: [AnswerJoinRequest.of({ userId, chatId, approve }, { key: envelope.id })] };
  },
});
