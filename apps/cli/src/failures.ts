import { fieldInWords } from './connection/field-in-words.ts';
/** The exit codes that scripts may rely on. */
export const exitCodes = { done: 0, failed: 1, misused: 2, interrupted: 130 } as const;

interface FailureOptions {
  /** What to do about it. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** A command could not do its work: one line that says why, and perhaps one that says what to do. Exit code 1. */
export class Failure extends Error {
  override readonly name: string = 'Failure';
  readonly hint: string | undefined;

  constructor(message: string, { hint, cause }: FailureOptions = {}) {
    super(message, { cause });
    this.hint = hint;
  }
}

/** The command line itself was wrong; nothing was done. Exit code 2. */
export class Misuse extends Failure {
  override readonly name = 'Misuse';
}

interface InputIssue {
  /** The field of the procedure. */
  readonly path: string;
  readonly message: string;
}

/** The server refused what was said, by the names of its own fields. */
export class RefusedInput extends Misuse {
  readonly issues: readonly InputIssue[];

  constructor(issues: readonly InputIssue[]) {
    super(
      issues.map(({ path, message }) => `${fieldInWords(path)} ${message}`).join('; ') || 'invalid input',
    );
    this.issues = issues;
  }

  /** The same by the names that were typed; fields that the command has none for stay as they are. */
  namedBy(names: Readonly<Record<string, string>>): RefusedInput {
    const typed = (path: string): string => {
      const parts = path.split('.').filter((part) => part !== 'terms');
      return names[parts[0] ?? ''] ?? path;
    };
    return new RefusedInput(this.issues.map(({ path, message }) => ({ path: typed(path), message })));
  }
}

/** Somebody pressed Ctrl-C. Exit code 130, as shells report it. */
export class Interrupted extends Failure {
  override readonly name = 'Interrupted';
}

export function exitCodeOf(failure: Failure): number {
  if (failure instanceof Misuse) return exitCodes.misused;
  return failure instanceof Interrupted ? exitCodes.interrupted : exitCodes.failed;
}
