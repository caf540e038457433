import type { TurtleLevel } from '@studyhall/domain/progress/turtle/play';

interface LevelFacts {
  readonly slug: string;
  readonly title: string;
  /** One plain sentence for the path of levels. */
  readonly summary: string;
  /** For the first pass; new stars earn more. */
  readonly xp: number;
}

/** A program that steers the turtle to the goal. */
export interface SampleTurtleLevel extends LevelFacts, TurtleLevel {
  readonly kind: 'turtle';
  /** Markdown. */
  readonly story: string;
  /** Markdown, from a nudge to nearly the answer. */
  readonly hints: readonly string[];
  /** What the editor holds at first. */
  readonly starter: string;
}

export interface SampleReadingLevel extends LevelFacts {
  readonly kind: 'reading';
  /** Markdown. */
  readonly text: string;
  readonly minutes: number;
  /** The topics whose questions can be answered after it. */
  readonly teaches: readonly string[];
}

/** A quiz of an exam, of one of its domains, or of the questions on some topics. */
export interface SampleQuizLevel extends LevelFacts {
  readonly kind: 'quiz';
  readonly examCode: string;
  readonly domainCode: string | null;
  /** Everything if none is named. */
  readonly topics: readonly string[];
  readonly questionCount: number;
  readonly passPercent: number;
}

export type SampleLevel = SampleTurtleLevel | SampleReadingLevel | SampleQuizLevel;

/** A course with its levels in order, as a fresh installation gets it. */
export interface SampleCourse {
  readonly slug: string;
  readonly title: string;
  /** One plain sentence for lists. */
  readonly summary: string;
  /** Markdown. */
  readonly description: string;
  readonly pictureUrl: string;
  /** How long the whole course takes. */
  readonly minutes: number;
  readonly levels: readonly SampleLevel[];
}
