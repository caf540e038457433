/** Characters a program may have. */
export const MAX_SOURCE_LENGTH = 4_000;

/** Brackets that may stand inside each other. */
export const MAX_NESTING = 20;

/** Calls that may wait for each other to end. */
export const MAX_CALL_DEPTH = 200;

/** Commands a run may carry out before it is stopped. */
export const STEP_BUDGET = 10_000;

/** Problems that are reported of one program; more of them help nobody. */
export const MAX_PROBLEMS = 20;

/** The smallest and the greatest number a program may write. */
export const MIN_COUNT = 1;
export const MAX_COUNT = 1_000;

/** Squares along one side of a board. */
export const MAX_BOARD_SIDE = 20;
