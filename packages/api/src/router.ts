import { router } from './platform/trpc.ts';

/** Every procedure, by domain. */
export const appRouter = router({});
export type AppRouter = typeof appRouter;
