import type { ServiceAccess, StoreKind } from '@yabot/contracts';
import type { ServiceDefinition } from './definition.ts';

/** What a service does on the bus, as its definition says: from this follow its rights on NATS. */
export function accessOf({ name, owns, ...does }: ServiceDefinition): ServiceAccess {
  const { accepts = [], consumes = [], sends = [], asks = [], keeps = [] } = does;
  const stores = (['sql', 'documents'] as const).filter((store) => owns[store] !== undefined);
  const handlers = [...consumes, ...accepts];
  const typesOn = (store: StoreKind) =>
    handlers.filter((handler) => (handler.store ?? stores[0]) === store).map(({ message }) => message.type);
  return {
    service: name,
    handles: Object.fromEntries(stores.map((store) => [store, typesOn(store)])),
    sends: sends.map(({ type }) => type),
    asks: asks.map(({ type }) => type),
    keeps: keeps.map(({ type }) => type),
  };
}
