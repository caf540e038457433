export { createClock, type SandboxClock } from './clock.ts';
export type { SandboxControls, Settlement } from './controls/controls.ts';
export { API_VERSION } from './emit.ts';
export type { Fault, RequestFault, WebhookFault } from './faults/faults.ts';
export { countingIds, type MakeId, randomId } from './ids.ts';
export { pageLanguages } from './pages/words.ts';
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';
export { type StartedSandbox, type StartOptions, startSandbox } from './start-sandbox.ts';
export type { Delivery, DeliveryAttempt } from './store.ts';
