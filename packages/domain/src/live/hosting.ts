import { StartedMode } from '../quizzes/schemas.ts';
import { type AskingForTerms, hindranceOf, termsFor } from '../quizzes/terms-for.ts';
import { shows } from '../quizzes/terms-review.ts';

/** Why an exam is not hosted; each has the name of the reason for which that is refused. */
export type HostingHindrance = 'exam-not-open-yet' | 'exam-closed' | 'exam-not-hostable';

export interface Hosting {
  /** Null where it is hosted. */
  readonly hindrance: HostingHindrance | null;
  /** From or since when it is so, where a date says so. */
  readonly at: Date | null;
  readonly needsPassword: boolean;
}

type AskingToHost = Omit<AskingForTerms, 'mode' | 'isChosen'>;

/**
 * Whether somebody may host an exam now. A game shows everybody who sits in it the key of each question, as studying does:
 * who may not study the exam, or is told no key while studying, does not host it.
 */
export function hostingOf(asking: AskingToHost): Hosting {
  const mode = StartedMode.enum.study;
  const terms = termsFor({ ...asking, mode, isChosen: true });
  const hindrance = hindranceOf(terms);
  const at = hindrance !== undefined && 'at' in hindrance ? hindrance.at : null;
  const tellsKeys = shows(asking.exam.terms.review.during, 'verdicts');
  return { hindrance: nameOf(hindrance?.kind, tellsKeys), at, needsPassword: terms.needsPassword };
}

function nameOf(kind: string | undefined, tellsKeys: boolean): HostingHindrance | null {
  if (kind === 'exam-not-open-yet' || kind === 'exam-closed') return kind;
  return kind === undefined && tellsKeys ? null : 'exam-not-hostable';
}
