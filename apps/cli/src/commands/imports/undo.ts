import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { plural } from '../../output/plural.ts';
import { type Done, done } from '../../output/result.ts';

interface UndoOptions {
  readonly id: string;
  readonly isDryRun: boolean;
  /** Resolves when it is wanted. */
  readonly confirm: (question: string) => Promise<void>;
}

type Undone = Outputs['quizzes']['undoImport'];

/** Takes an import back, after it was said what becomes of its questions. */
export async function undoImport(api: Api, { id, isDryRun, confirm }: UndoOptions): Promise<Done> {
  const what = `import ${id}`;
  const rehearsed = await found(api.quizzes.undoImport.mutate({ importId: id, isDryRun: true }), what);
  if (rehearsed.isRepeated) return done(takenBackBefore(what, rehearsed));
  if (isDryRun) return done(`Would take back ${what}: ${fates(rehearsed)}`);
  await confirm(`Take back ${what}? ${fates(rehearsed)}`);
  const undone = await found(api.quizzes.undoImport.mutate({ importId: id }), what);
  if (undone.isRepeated) return done(takenBackBefore(what, undone));
  return done(`Took back ${what}: ${fates(undone)}`);
}

function takenBackBefore(what: string, undone: Undone): string {
  return `Nothing was changed: ${what} was taken back on ${undone.undoneAt.toISOString()}: ${fates(undone)}`;
}

function fates({ counts: { removed, retired, restored, left, domains, exam }, left: kept }: Undone): string {
  const names = kept.map(({ externalId, questionId }) => externalId ?? questionId);
  const more = left > names.length ? ' …' : '';
  const said = [
    removed > 0 ? `${plural(removed, 'question', 'questions')} removed` : '',
    retired > 0 ? `${plural(retired, 'question', 'questions')} retired, for they were used` : '',
    restored > 0 ? `${plural(restored, 'question says', 'questions say')} again what they said before` : '',
    left > 0 ? `${plural(left, 'was', 'were')} changed since and left: ${names.join(', ')}${more}` : '',
    domains > 0
      ? `${plural(domains, 'domain', 'domains')} removed, for nothing is left in ${domains === 1 ? 'it' : 'them'}`
      : '',
    exam === 'removed' ? 'the exam that it made removed' : '',
    exam === 'retired' ? 'the exam retired, for it has nothing left to ask' : '',
  ].filter((part) => part !== '');
  return said.length === 0 ? 'it changed nothing' : said.join('; ');
}
