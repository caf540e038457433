export interface JobContext {
  readonly now: Date;
  /** Aborted when the process stops, and when the lease was lost: somebody else may run it already. */
  readonly signal: AbortSignal;
}

/**
 * Work that comes back. It is done by one process at a time and now and then twice, after a crash, so doing it twice must
 * harm nothing.
 */
export interface Job {
  readonly name: string;
  /** From the end of one run to the next. */
  readonly everyMs: number;
  run(context: JobContext): Promise<unknown>;
}

/** When it comes next, after `now`. */
export function nextTime({ everyMs }: Pick<Job, 'everyMs'>, now: Date): Date {
  return new Date(now.getTime() + everyMs);
}
