import type { Mutant } from '../mutant.ts';

const test = 'packages/api/src/admin/people/rights.test.ts';
const importTest = 'packages/api/src/quizzes/import/import.test.ts';
const importRaces = 'packages/api/src/quizzes/import/import-races.test.ts';
const KINDS = 'packages/api/src/platform/holder-procedures.ts';
const BANK = 'packages/api/src/quizzes/bank-queries.ts';
const RIGHTS = 'packages/api/src/admin/people/change-rights.ts';
const RULES = 'packages/domain/src/auth/rights.ts';
const SCOPES = 'packages/domain/src/auth/scopes.ts';
const SEEN = 'packages/api/src/auth/seen-people.ts';

/** What rights open beside roles, how far, and for how long. */
export const rightsMutants: readonly Mutant[] = [
  {
    rule: 'what a right opens is for whoever holds it',
    file: KINDS,
    text: `      if (!holds(ctx.viewer, right)) throw new DomainError('forbidden', { right });\n`,
    replacement: '',
    test,
  },
  {
    rule: 'one right does not open what another does',
    file: RULES,
    text: `return role !== 'guest' && rights?.[name] !== undefined;`,
    replacement: `return role !== 'guest' && name !== undefined && Object.keys(rights ?? {}).length > 0;`,
    test,
  },
  {
    rule: 'guests may nothing that a right opens',
    file: RULES,
    text: `return role !== 'guest' && rights`,
    replacement: `return rights`,
    test: 'packages/domain/src/auth/rights.test.ts',
  },
  {
    rule: 'what is of no exam is for authors of all',
    file: KINDS,
    text: `  if (isAuthorOfListed(ctx.viewer)) throw new DomainError('forbidden', { right: 'author' });\n`,
    replacement: `  isAuthorOfListed(ctx.viewer);\n`,
    test,
  },
  {
    rule: 'what holders of rights change is told in the audit log',
    file: KINDS,
    text: `    .use(withSecondFactor)\n    .use(audited);`,
    replacement: `    .use(withSecondFactor);`,
    test,
  },
  {
    rule: 'holders of rights have a second factor where administrators need one',
    file: KINDS,
    text: `    .use(withSecondFactor)\n    .use(audited);`,
    replacement: `    .use(audited);`,
    test,
  },
  {
    rule: 'whoever holds a right is asked for a second factor',
    file: 'packages/api/src/auth/factors/queries.ts',
    text: `export const IS_SECOND_FACTOR_MISSING = \`(\${IS_POWERFUL}`,
    replacement: `export const IS_SECOND_FACTOR_MISSING = \`(u.role = 'admin'`,
    test,
  },
  {
    rule: 'an author of a list sees the exams on it',
    file: BANK,
    text: `   where \${IS_AUTHORED}\n`,
    replacement: `   where cast(:listOf as uuid) is null or true\n`,
    test,
  },
  {
    rule: 'an author of a list has no questions of other exams',
    file: BANK,
    text: `where e.code = :examCode and \${IS_AUTHORED}\n`,
    replacement: `where e.code = :examCode and (cast(:listOf as uuid) is null or true)\n`,
    test,
  },
  {
    rule: 'an author of a list is shown no question of another exam',
    file: BANK,
    text: `e.code = :examCode) and \${IS_AUTHORED}\n`,
    replacement: `e.code = :examCode) and (cast(:listOf as uuid) is null or true)\n`,
    test,
  },
  {
    rule: 'an author of a list does not learn which other exams there are',
    file: BANK,
    text: `.findOne({ code }).modify(isAuthored(db, { listOf }))`,
    replacement: `.findOne({ code }).modify(isAuthored(db, { listOf: listOf === '' ? listOf : null }))`,
    test,
  },
  {
    rule: 'an author of a list grades the exams on it',
    file: 'packages/api/src/quizzes/grade-small-exam.ts',
    text: `.modify(isAuthored(db, { listOf }))`,
    replacement: `.modify(isAuthored(db, { listOf: listOf === '' ? listOf : null }))`,
    test,
  },
  {
    rule: 'an author of a list begins no import into another exam',
    file: 'packages/api/src/quizzes/import/start-import.ts',
    text: `.modify(isAuthored(db, { listOf }))`,
    replacement: `.modify(isAuthored(db, { listOf: null }))`,
    test: importTest,
  },
  {
    rule: 'an author of a list makes no exam',
    file: 'packages/api/src/quizzes/import/start-import.ts',
    text: `examTitle !== undefined && listOf === null`,
    replacement: `examTitle !== undefined`,
    test: importTest,
  },
  {
    rule: 'an import changes an exam that is its author’s when it is written',
    file: 'packages/api/src/quizzes/import/run-import.ts',
    text: `.modify(isAuthored(trx, run))`,
    replacement: `.modify(isAuthored(trx, { listOf: null }))`,
    test: importTest,
  },
  {
    rule: 'an import is written once nobody takes its exam from the list any more',
    file: 'packages/api/src/quizzes/import/run-import.ts',
    text: `.select('isActive').forKeyShare();`,
    replacement: `.select('isActive');`,
    test: importRaces,
  },
  {
    rule: 'an import of somebody who was shut out meanwhile changes nothing',
    file: 'packages/api/src/quizzes/import/run-import.ts',
    text: `if (author?.isActive !== true)`,
    replacement: `if (author === undefined)`,
    test: importRaces,
  },
  {
    rule: 'an author of a list is one as long as no administrator',
    file: RULES,
    text: `holder.role !== 'admin' && holder.rights`,
    replacement: `holder.rights`,
    test: 'packages/domain/src/auth/rights.test.ts',
  },
  {
    rule: 'support sees nobody who has power over others',
    file: SEEN,
    text: `.findById(userId).whereRaw(IS_SEEN_BY_SUPPORT)`,
    replacement: `.findById(userId)`,
    test,
  },
  {
    rule: 'the list of support has nobody who has power over others',
    file: 'packages/api/src/admin/user-queries.ts',
    text: `if (!seesEverybody(viewer)) query`,
    replacement: `if (viewer.role === 'guest') query`,
    test,
  },
  {
    rule: 'support lists no orders of those whom it does not see',
    file: 'packages/api/src/billing/admin-queries.ts',
    text: `    .whereNotIn('o.userId', [...unseen])\n`,
    replacement: `    .whereNotIn('o.userId', unseen.slice(unseen.length))\n`,
    test,
  },
  {
    rule: 'support reads no order of those whom it does not see',
    file: 'packages/api/src/billing/admin-queries.ts',
    text: `and o.user_id <> all(:unseen::uuid[])`,
    replacement: `and (:unseen::uuid[] is not null)`,
    test,
  },
  {
    rule: 'guests and administrators hold no rights',
    file: RIGHTS,
    text: `    if (role === 'guest' || role === 'admin') throw new DomainError('forbidden', { role });\n`,
    replacement: `    if (role === undefined) throw new DomainError('forbidden', { role });\n`,
    test,
  },
  {
    rule: 'a list of an author takes the place of the one before',
    file: 'packages/api/src/quizzes/authored-exam-queries.ts',
    text: `  await AuthorExam.query(trx).delete().where({ userId });\n`,
    replacement: '',
    test,
  },
  {
    rule: 'rights end with the role that needs none',
    file: 'packages/api/src/admin/change-user.ts',
    text: `    if (role === 'admin') await dropRights(trx, { userId });\n`,
    replacement: `    if (role === undefined) await dropRights(trx, { userId });\n`,
    test,
  },
  {
    rule: 'what an account may begins with a new log-in',
    file: RIGHTS,
    text: `  await closeAll(trx, user);\n`,
    replacement: `  if (user.userId === '') await closeAll(trx, user);\n`,
    test,
  },
  {
    rule: 'a link that was handed over does not open what an account may since',
    file: RIGHTS,
    text: `  await voidHandedLinks(trx, user);\n`,
    replacement: `  if (user.userId === '') await voidHandedLinks(trx, user);\n`,
    test,
  },
  {
    rule: 'a token within the scope of authors is handed out by authors',
    file: SCOPES,
    text: `if (scope === 'author') return holds(holder, 'author');`,
    replacement: `if (scope === 'author') return true;`,
    test: 'packages/api/src/auth/api-tokens.test.ts',
  },
  {
    rule: 'a token that sees people is handed out by support',
    file: SCOPES,
    text: `return holds(holder, 'support');`,
    replacement: `return holds(holder, 'author');`,
    test,
  },
  {
    rule: 'a token that changes accounts is handed out by administrators',
    file: SCOPES,
    text: `return scope !== 'admin:write' || holder.role === 'admin';`,
    replacement: `return scope !== 'admin:write' || holder.role !== 'guest';`,
    test,
  },
  {
    rule: 'an administrator who looks on holds no rights of whom they see',
    file: 'packages/api/src/auth/queries.ts',
    text: `rights: impersonation === undefined ? row.rights : {},`,
    replacement: `rights: row.rights,`,
    test,
  },
  {
    rule: 'files are sent by authors and administrators',
    file: 'apps/server/src/upload-handler.ts',
    text: `if (!holds(context.viewer, 'author'))`,
    replacement: `if (holds(context.viewer, 'support') && !holds(context.viewer, 'author'))`,
    test: 'apps/server/src/uploads.test.ts',
  },
];
