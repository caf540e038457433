import type { Mutant } from '../mutant.ts';

const ROOM = 'packages/api/src/quizzes/regrade';
const test = `${ROOM}/regrade.test.ts`;
const marks = `${ROOM}/mark.test.ts`;
const rules = 'packages/domain/src/quizzes/regrade.test.ts';
const reports = 'packages/api/src/quizzes/question-reports/question-reports.test.ts';
const REPORTS = 'packages/api/src/quizzes/question-reports';

/** What is reported of questions, and what was graded by a wrong key. */
export const regradeMutants: readonly Mutant[] = [
  {
    rule: 'a regraded question counts once a day in the order of quizzes',
    file: 'packages/domain/src/quizzes/regrade.ts',
    text: 'questionId === regraded ? rightOn[grading].has(day) : question.isRepeated',
    replacement: 'question.isRepeated',
    test: rules,
  },
  {
    rule: 'a score that was not counted is not counted by a regrade',
    file: 'packages/domain/src/quizzes/regrade.ts',
    text: '...(isScored ? scored : {})',
    replacement: '...scored',
    test: rules,
  },
  {
    rule: 'whose quiz was graded anew once is passed over',
    file: `${ROOM}/regrade-learner.ts`,
    text: 'if (facts === undefined || isAsked !== true) return;',
    replacement: 'if (facts === undefined) return;',
    test,
  },
  {
    rule: 'a quiz that goes on is graded by the right key when it ends',
    file: `${ROOM}/regrade-learner.ts`,
    text: '    await correctOpenAttempts(trx, { userId, questionId, version, versions });\n',
    replacement: '',
    test,
  },
  {
    rule: 'statistics count a quiz as it is graded anew',
    file: `${ROOM}/regrade-learner.ts`,
    text: '    await countAgain(trx, { userId, attemptIds: attempts.map(({ attemptId }) => attemptId) });\n',
    replacement: '',
    test,
  },
  {
    rule: 'a key is for versions that show the same',
    file: `${ROOM}/regrade-queries.ts`,
    text: '(o.type = v.type and o.text = v.text and o.public = v.public)',
    replacement: '(o.type = v.type)',
    test,
  },
  {
    rule: 'what is graded anew is what was previewed',
    file: `${ROOM}/request-regrade.ts`,
    text: `if (question.version !== version)
      throw new DomainError('question-changed', { version: question.version });`,
    replacement: '',
    test,
  },
  {
    rule: 'a question is graded anew once at a time',
    file: `${ROOM}/request-regrade.ts`,
    text: "if (running !== undefined) throw new DomainError('regrade-running');",
    replacement: '',
    test,
  },
  {
    rule: 'entries of a regrade are part of what a quiz brought',
    file: 'packages/api/src/quizzes/attempt-sources.ts',
    text: "'xp', v.xp + r.xp,",
    replacement: "'xp', v.xp,",
    test,
  },
  {
    rule: 'answers are marked by authors of their exam',
    file: `${ROOM}/mark-answer.ts`,
    text: '  await findAuthored(db, { questionId: command.questionId, listOf });\n',
    replacement: '',
    test: marks,
  },
  {
    rule: 'answers that wait for a mark are read by authors of their exam',
    file: `${ROOM}/mark-queries.ts`,
    text: `e.code = :examCode) and \${IS_AUTHORED} and \${WAITS}`,
    replacement: `e.code = :examCode) and cast(:listOf as uuid) is not distinct from :listOf and \${WAITS}`,
    test: marks,
  },
  {
    rule: 'nobody marks what they answered in an exam',
    file: `${ROOM}/mark-answer.ts`,
    text: "answer.mode !== 'study' || !isSeen",
    replacement: '!isSeen',
    test: marks,
  },
  {
    rule: 'who marks has seen the model answer',
    file: `${ROOM}/mark-answer.ts`,
    text: "answer.mode !== 'study' || !isSeen",
    replacement: "answer.mode !== 'study'",
    test: marks,
  },
  {
    rule: 'learners mark what is theirs',
    file: `${ROOM}/mark-queries.ts`,
    text: 'where aq.user_id = :userId and aq.attempt_id',
    replacement: 'where (aq.user_id = :userId or true) and aq.attempt_id',
    test: marks,
  },
  {
    rule: 'questions are reported as they were asked of whoever reports them',
    file: `${REPORTS}/report-question.ts`,
    text: '.findById([userId, attemptId, position])',
    replacement: '.findOne({ attemptId, position })',
    test: reports,
  },
  {
    rule: 'a learner has one open report of a question',
    file: `${REPORTS}/report-question.ts`,
    text: "if (open !== undefined) throw new DomainError('question-reported');",
    replacement: '',
    test: reports,
  },
  {
    rule: 'what nobody has read is not settled',
    file: `${REPORTS}/settle-reports.ts`,
    text: "\n      .where('id', '<=', upTo)",
    replacement: '',
    test: reports,
  },
  {
    rule: 'reports are read by authors of their exam',
    file: `${REPORTS}/report-queries.ts`,
    text: `where \${IS_AUTHORED} and (cast(:examCode`,
    replacement: 'where cast(:listOf as uuid) is not distinct from :listOf and (cast(:examCode',
    test: reports,
  },
  {
    rule: 'a reply is shown when the quiz has ended',
    file: `${REPORTS}/report-queries.ts`,
    text: 'and aq.question_id = r.question_id and a.submitted_at is null',
    replacement: 'and aq.question_id = r.question_id and false',
    test: reports,
  },
  {
    rule: 'a mark that is set while a quiz is graded makes it graded again',
    file: 'packages/api/src/quizzes/regrade/mark-answer.ts',
    text: "await Attempt.query(trx).findById([userId, attemptId]).increment('revision', 1);",
    replacement: '',
    test: 'packages/api/src/quizzes/regrade/mark.test.ts',
  },
  {
    rule: 'a rehearsed edit adds no domain',
    file: 'packages/api/src/quizzes/lifecycle/write-question.ts',
    text: 'if (isDryRun) return { version, changes, similar };',
    replacement: '',
    test: 'packages/api/src/quizzes/lifecycle/write-question.test.ts',
  },
];
