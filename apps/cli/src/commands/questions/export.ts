import { explainFailure } from '../../connection/explain-failure.ts';
import { found } from '../../connection/found.ts';
import { everyItem } from '../../connection/gather-pages.ts';
import type { Progress } from '../../output/progress.ts';
import type { Document } from '../../output/result.ts';
import type { Connection } from '../../shell.ts';
import { type ExportFormat, Losses, writeQuestions } from './write-questions.ts';

export interface ExportOptions {
  readonly examCode: string;
  readonly format: ExportFormat;
  readonly file: string | undefined;
  /** Those that a table has columns for. */
  readonly languages: readonly string[];
  /** Says something to people when the work is done. */
  readonly say: (line: string) => void;
  readonly progress: Progress;
}

/** All questions of an exam, as an import takes them. They are asked for as they are written. */
export function exportQuestions({ api, server }: Connection, options: ExportOptions): Document {
  const { examCode, format, file, languages, progress, say } = options;
  const readPage = async (page: { readonly limit: number; readonly cursor?: string }) =>
    await found(api.quizzes.exportQuestions.query({ examCode, ...page }), `exam "${examCode}"`);
  let count = 0;
  const counted = async function* () {
    try {
      for await (const draft of everyItem(readPage)) {
        count += 1;
        progress.show(`Exported ${count.toLocaleString('en')} questions`);
        yield draft;
      }
    } catch (error) {
      throw explainFailure(error, { server });
    } finally {
      progress.clear();
    }
  };
  const losses = new Losses();
  const written = writeQuestions(counted(), { format, file, losses, languages });
  return {
    kind: 'document',
    chunks: followedBy(written, () => losses.lines().forEach(say)),
    file,
    done: () => {
      const whole = (count - losses.refusedCount).toLocaleString('en');
      return `Exported ${whole} questions${file === undefined ? '' : ` to ${file}`}`;
    },
  };
}

async function* followedBy<Chunk>(chunks: AsyncIterable<Chunk>, end: () => void): AsyncGenerator<Chunk> {
  yield* chunks;
  end();
}
