/** What one streak freeze costs, in credits. */
export const FREEZE_CREDITS = 100;

/** As many as a learner can have in reserve: a week away, not a year. */
export const FREEZES_MAX = 7;
