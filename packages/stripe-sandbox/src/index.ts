export { createClock, type SandboxClock } from './clock.ts';
export { countingIds, type MakeId, randomId } from './ids.ts';
