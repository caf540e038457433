import type { RouterOutputs } from '@studyhall/client';
import type { GradeMethod } from '@studyhall/domain/quizzes/terms';
import type { EditExam } from '@studyhall/domain/quizzes/terms-commands';
import type { ReviewLevel, ReviewMoment } from '@studyhall/domain/quizzes/terms-review';
import type * as z from 'zod';
import { fieldTextOf, instantOf } from './zoned-time.ts';

export type ExamSettings = RouterOutputs['quizzes']['getExam'];
type Mode = ExamSettings['terms']['modes'][number];
export type Section = ExamSettings['terms']['sections'][number];

/** What is said of an exam as it stands in the fields; a number that is not said is NaN. */
export interface SettingsForm {
  readonly title: string;
  readonly description: string;
  /** The tag of that in which its texts and questions are written. */
  readonly language: string;
  readonly questionCount: number;
  readonly minutes: number;
  readonly passPercent: number;
  /** On the author's own clock; empty for none. */
  readonly opensAt: string;
  readonly closesAt: string;
  readonly attemptsAllowed: number;
  readonly delayMinutes: number;
  readonly graceSeconds: number;
  readonly gradeMethod: z.output<typeof GradeMethod>;
  readonly modes: readonly Mode[];
  readonly sections: readonly Section[];
  readonly shufflesQuestions: boolean;
  readonly shufflesOptions: boolean;
  readonly isSequential: boolean;
  readonly review: Readonly<Record<ReviewMoment, ReviewLevel>>;
  /** Empty for what it was. */
  readonly password: string;
  /** Whether none is asked for any more. */
  readonly isOpenToAll: boolean;
}

const MINUTE = 60;

export function settingsOf(exam: ExamSettings, timeZone: string): SettingsForm {
  const { terms } = exam;
  const field = (at: Date | null): string => (at === null ? '' : fieldTextOf(at, timeZone));
  return {
    ...{ title: exam.title, description: exam.description, language: exam.language },
    questionCount: exam.questionCount,
    ...{ minutes: exam.timeLimitSeconds / MINUTE, passPercent: exam.passPercent },
    ...{ opensAt: field(terms.opensAt), closesAt: field(terms.closesAt) },
    attemptsAllowed: terms.attemptsAllowed ?? Number.NaN,
    ...{ delayMinutes: terms.delaySeconds / MINUTE, graceSeconds: terms.graceSeconds },
    ...{ gradeMethod: terms.gradeMethod, modes: terms.modes, sections: terms.sections },
    ...{ shufflesQuestions: terms.shufflesQuestions, shufflesOptions: terms.shufflesOptions },
    ...{ isSequential: terms.isSequential, review: terms.review, password: '', isOpenToAll: false },
  };
}

type Edit = z.input<typeof EditExam>;

/** What changed in the fields, and nothing else: what somebody else has said meanwhile stays. */
export function editOf(exam: ExamSettings, form: SettingsForm, timeZone: string): Edit {
  const before = saidIn(settingsOf(exam, timeZone), timeZone);
  const after = saidIn(form, timeZone);
  const password = form.isOpenToAll ? null : form.password === '' ? undefined : form.password;
  return {
    examCode: exam.examCode,
    ...changed(before.facts, after.facts),
    terms: changed(before.terms, after.terms),
    ...(password !== undefined && { password }),
  };
}

/** What the server has now, with what was written since a form was sent. */
export function withLater(
  stored: SettingsForm,
  { sent, now }: { readonly sent: SettingsForm; readonly now: SettingsForm },
): SettingsForm {
  return { ...stored, ...changed(sent, now) };
}

function changed<Said extends object>(before: Said, after: Said): Partial<Said> {
  const old = new Map(Object.entries(before));
  const entries = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(old.get(name)) !== JSON.stringify(value),
  );
  return Object.fromEntries(entries) as Partial<Said>;
}

function saidIn(form: SettingsForm, timeZone: string) {
  const { title, description, language, questionCount, passPercent } = form;
  return {
    facts: {
      ...{ title, description, language, questionCount, passPercent },
      timeLimitSeconds: form.minutes * MINUTE,
    },
    terms: {
      opensAt: instantOf(form.opensAt, timeZone),
      closesAt: instantOf(form.closesAt, timeZone),
      attemptsAllowed: Number.isNaN(form.attemptsAllowed) ? null : form.attemptsAllowed,
      delaySeconds: form.delayMinutes * MINUTE,
      graceSeconds: form.graceSeconds,
      gradeMethod: form.gradeMethod,
      modes: [...form.modes],
      sections: [...form.sections],
      shufflesQuestions: form.shufflesQuestions,
      shufflesOptions: form.shufflesOptions,
      isSequential: form.isSequential,
      review: form.review,
    },
  };
}

/** Of an issue's path the field that it is about. */
const FIELD_OF: Readonly<Record<string, string>> = {
  timeLimitSeconds: 'minutes',
  delaySeconds: 'delayMinutes',
};

export function fieldOf(path: string): string {
  const [first = '', ...rest] = path.replace(/^terms\./, '').split('.');
  return [FIELD_OF[first] ?? first, ...rest].join('.');
}
