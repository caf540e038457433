export { createClock, type SandboxClock } from './clock.ts';
export type { SandboxControls } from './controls/controls.ts';
export type { Fault, RequestFault, WebhookFault } from './faults/faults.ts';
export { countingIds, type MakeId, randomId } from './ids.ts';
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';
export type { Delivery, DeliveryAttempt } from './store.ts';
