import type { StreamObserver } from './stream-observer.ts';
import type { TestService } from './test-bus.ts';

/** Waits until services have dealt with what one of them has told, and with what followed from it. */
export async function allSettled(
  observer: Pick<StreamObserver, 'messages'>,
  services: readonly TestService[],
): Promise<void> {
  for (let before = -1; before !== observer.messages.length; ) {
    before = observer.messages.length;
    for (const service of services) await service.settled();
  }
}
