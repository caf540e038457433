import * as z from 'zod';
import { QuestionSource } from '../../question-draft.ts';

/**
 * What Moodle has no element for, in one of our own that Moodle passes over. Strict, so that what somebody else writes there
 * is told.
 */
export const MoodleExtra = z.strictObject({
  source: QuestionSource.optional(),
  hintCostPercent: z.int().min(0).max(100).optional(),
  modelAnswer: z.string().max(8_000).optional(),
  matchAccents: z.boolean().optional(),
  /** Which options keep their places, where not all do the same. */
  areFixed: z.array(z.boolean()).max(10).optional(),
  /** Of a question of true and false whose words are others. */
  trueFalseWords: z.tuple([z.string().max(2_000), z.string().max(2_000)]).optional(),
  trueFalseWeights: z.array(z.int().min(-100).max(100).nullable()).max(2).optional(),
  /** Numbers as they were written, where Moodle's form says them in another way. */
  ranges: z
    .array(z.tuple([z.string().max(100), z.string().max(100)]).nullable())
    .max(20)
    .optional(),
  factors: z.array(z.string().max(100)).max(20).optional(),
  /** Of gaps that are typed into. */
  gapAccents: z.array(z.boolean()).max(20).optional(),
});
export type MoodleExtra = z.output<typeof MoodleExtra>;

/** What `extraText` wrote; undefined if it is nothing of ours. */
export function extraOf(text: string): MoodleExtra | undefined {
  if (text === '') return {};
  try {
    return MoodleExtra.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Also where there is nothing to say: a file that Moodle wrote lacks the element, and says nothing of all that. */
export function extraText(extra: MoodleExtra): string {
  return JSON.stringify(extra);
}
