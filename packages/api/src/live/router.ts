import { router } from '../platform/trpc.ts';
import { afterProcedures } from './after/procedures.ts';
import { playProcedures } from './play/procedures.ts';
import { roomsProcedures } from './rooms/procedures.ts';

/** Rooms (who may enter and how a game is put together), play (what happens in it) and what stays after it. */
export const liveRouter = router({ ...roomsProcedures, ...playProcedures, ...afterProcedures });
