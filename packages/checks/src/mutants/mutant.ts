/** One condition taken out or turned round, and the tests that must notice. */
export interface Mutant {
  /** The rule that this breaks, as a sentence: "a learner's history is their own". */
  readonly rule: string;
  /** The file that is changed, from the root of the repository. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly text: string;
  /** Has to run: a mutant that cannot be loaded proves nothing. */
  readonly replacement: string;
  /** The test file that has to fail, from the root of the repository; one that needs no build and no browser. */
  readonly test: string;
}
