import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { plural } from '../../output/plural.ts';
import { type Done, done } from '../../output/result.ts';

interface PublishOptions {
  readonly id: string;
  readonly isDryRun: boolean;
}

type Published = Outputs['quizzes']['publishImport'];

/** Has the drafts of an import asked. */
export async function publishImport(api: Api, { id, isDryRun }: PublishOptions): Promise<Done> {
  const published = await found(api.quizzes.publishImport.mutate({ importId: id, isDryRun }), `import ${id}`);
  return done(`${isDryRun ? 'Would publish' : 'Published'} ${shown(published)}`);
}

function shown({ questions, isExamPublished }: Published): string {
  const what =
    questions === 0 ? 'nothing: no draft of it is left' : plural(questions, 'question', 'questions');
  return isExamPublished ? `${what}, and the exam` : what;
}
