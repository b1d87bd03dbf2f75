export { enveloped, type Outgoing } from '../batch/outgoing.ts';
export { share } from '../batch/sharing.ts';
export { type Publishable, publisher } from '../bus/publish.ts';
export { accepted } from './accepted.ts';
export { allSettled } from './all-settled.ts';
export { emptyMongo, planOf } from './databases.ts';
export { type Observed, StreamObserver } from './stream-observer.ts';
export { startTestBus, type TestBus, type TestService } from './test-bus.ts';
export { until } from './until.ts';
