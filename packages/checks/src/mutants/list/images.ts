import type { Mutant } from '../mutant.ts';

const IMAGES = 'packages/api/src/quizzes/images';
const test = 'apps/server/src/image-routes.test.ts';

/** Images of questions: who sends and sees them, and which stay. */
export const imageMutants: readonly Mutant[] = [
  {
    rule: 'strangers see no images',
    file: 'apps/server/src/image-routes.ts',
    text: `if (viewer === null) return refuse(response, { status: 401, reason: 'unauthenticated' });`,
    replacement: '',
    test,
  },
  {
    rule: 'images are sent by authors',
    file: 'apps/server/src/demand-author.ts',
    text: `if (!holds(viewer, 'author')) throw new DomainError('forbidden', { right: 'author' });`,
    replacement: '',
    test,
  },
  {
    rule: 'no blob is shown as an image that is none',
    file: `${IMAGES}/image-queries.ts`,
    text: 'if (image === undefined) return undefined;\n  const { kind } = image;',
    replacement: `const { kind } = image ?? { kind: 'png' as const };`,
    test,
  },
  {
    rule: 'a question names images that are stored',
    file: 'packages/api/src/quizzes/lifecycle/write-question.ts',
    text: 'find(({ hash }) => !known.has(hash))',
    replacement: 'find(({ hash }) => known.size < 0 && !known.has(hash))',
    test: 'packages/api/src/quizzes/lifecycle/write-question.test.ts',
  },
  {
    rule: 'an author says what an image shows',
    file: 'packages/api/src/quizzes/lifecycle/write-question.ts',
    text: 'areWordsDemanded: true',
    replacement: 'areWordsDemanded: false',
    test: 'packages/api/src/quizzes/lifecycle/write-question.test.ts',
  },
  {
    rule: 'an image that a version names is not swept',
    file: `${IMAGES}/image-queries.ts`,
    text: `where v::text like '%image:%'`,
    replacement: 'where false',
    test: `${IMAGES}/sweep-images.test.ts`,
  },
  {
    rule: 'an import names images that are stored',
    file: 'packages/api/src/quizzes/import/import-images.ts',
    text: 'return this.#known.get(hash) === true ? undefined : problemOfUnknown(hash);',
    replacement: 'return this.#known.get(hash) === null ? problemOfUnknown(hash) : undefined;',
    test: 'packages/api/src/quizzes/import/import-images.test.ts',
  },
  {
    rule: 'a dry run keeps no image',
    file: 'packages/api/src/quizzes/import/import-images.ts',
    text: 'if (!isDryRun) await storeImage',
    replacement: 'await storeImage',
    test: 'packages/api/src/quizzes/import/import-images.test.ts',
  },
];
