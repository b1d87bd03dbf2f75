import type { ServiceName } from '@yabot/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { Item } from '../batch/item.ts';
import type { CommandHandler } from '../definitions/handlers.ts';
import type { Reply, Respond } from '../middleware/middleware.ts';
import { itemFrom } from '../runtime/intake.ts';
import { invalid, replyOf, unavailable } from './replies.ts';

/** Takes up commands for one database. */
export interface Taker {
  push(item: Item): void;
}

/** What carrying out commands needs. */
export interface CarryOutContext {
  readonly service: ServiceName;
  /** Undefined while the handler's database is not there yet. */
  readonly takerOf: (handler: CommandHandler) => Taker | undefined;
}

/** Carries out a command that is asked: on the same path as a durable one, and answers when it is committed. */
export function carryOut(handler: CommandHandler, { service, takerOf }: CarryOutContext): Respond {
  return ({ header, raw }) =>
    new Promise<Reply>((resolve) => {
      const incoming = { header, raw, waited: true, fallbackId: uuidv7() };
      const item = itemFrom(incoming, handler, (outcome) => resolve(replyOf(outcome, service)));
      if (item.poison) return resolve(invalid(item.poison));
      const taker = takerOf(handler);
      if (taker) taker.push(item);
      else resolve(unavailable(service));
    });
}
