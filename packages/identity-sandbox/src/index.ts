export type { Fault } from './faults.ts';
export { type Person, people } from './people.ts';
export { createIdentitySandbox, type IdentitySandbox, type SandboxOptions } from './sandbox.ts';
export { pageLanguages } from './words.ts';
