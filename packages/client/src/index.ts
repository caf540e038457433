export {
  type ApiClient,
  type AppRouter,
  type ClientOptions,
  createApiClient,
  pageOwnerHeader,
  type RouterInputs,
  type RouterOutputs,
} from './api-client.ts';
export { type ApiFailure, reasonOf } from './reason-of.ts';
export type { AskForProof } from './repeat-after-proof.ts';
