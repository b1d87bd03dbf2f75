import type { QueryContext, QueryHandler } from '../definitions/handlers.ts';
import type { Respond } from '../middleware/middleware.ts';
import { readData } from '../runtime/read-data.ts';
import { invalid } from './replies.ts';

/** Answers a query. */
export function answerQuery(handler: QueryHandler, context: () => QueryContext): Respond {
  return async ({ raw }) => {
    const read = readData(raw, handler.message.schema);
    if ('poison' in read) return invalid(read.poison);
    const answer = await handler.answer(read.data, context());
    const refused = answer !== null && typeof answer === 'object' && 'refused' in answer;
    return {
      json: JSON.stringify(refused ? answer : { result: answer }),
      outcome: refused ? 'refused' : 'done',
    };
  };
}
