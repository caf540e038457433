interface Explained {
  readonly text: string;
  readonly explanation?: string;
}

/** What is said to whoever gave this answer; the answer itself is a key, and keys are of no language. */
interface Answered {
  readonly feedback?: string;
}

interface TypedGap {
  readonly accepted: readonly Answered[];
}

interface ChosenGap {
  readonly choices: readonly { readonly text: string; readonly feedback?: string }[];
}

/** The texts of a question in another language, in the shape in which an author writes them, at the original's places. */
export interface QuestionTranslation {
  readonly text: string;
  readonly explanation?: string;
  readonly hint?: string;
  readonly options?: readonly Explained[];
  readonly accepted?: readonly Answered[];
  readonly answers?: readonly Answered[];
  readonly gaps?: readonly (TypedGap | ChosenGap)[];
  readonly pairs?: readonly { readonly prompt: string; readonly match: string }[];
  readonly extraMatches?: readonly string[];
  readonly items?: readonly string[];
  readonly modelAnswer?: string;
  readonly points?: string;
}

export interface ExamTranslation {
  readonly title: string;
  readonly description: string;
  /** By the code of the domain. */
  readonly domains: Readonly<Record<string, string>>;
  /** By external id. */
  readonly questions: Readonly<Record<string, QuestionTranslation>>;
}

export interface LevelTranslation {
  readonly title: string;
  readonly summary: string;
  /** Of a text. */
  readonly text?: string;
  /** Of a program, as are the rest. */
  readonly story?: string;
  readonly hints?: readonly string[];
  /** The same program with its remarks in the other language. */
  readonly starter?: string;
}

export interface CourseTranslation {
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  /** By slug. */
  readonly levels: Readonly<Record<string, LevelTranslation>>;
}

/** Of an achievement, an avatar, or something that is sold. */
export interface NamedTranslation {
  readonly name: string;
  readonly description: string;
}
