import type { Mutant } from '../mutant.ts';

const ROOM = 'packages/api/src/quizzes/regrade';
const test = `${ROOM}/regrade.test.ts`;
const marks = `${ROOM}/mark.test.ts`;
const races = `${ROOM}/regrade-races.test.ts`;
const levels = `${ROOM}/regrade-of-levels.test.ts`;
const rules = 'packages/domain/src/quizzes/regrade.test.ts';
const reports = 'packages/api/src/quizzes/question-reports/question-reports.test.ts';
const REPORTS = 'packages/api/src/quizzes/question-reports';

/** What is reported of questions, and what was graded by a wrong key. */
export const regradeMutants: readonly Mutant[] = [
  {
    rule: 'who wrote an answer is named on demand alone',
    file: `${ROOM}/mark-queries.ts`,
    text: 'case when :isNamed::boolean then',
    replacement: 'case when :isNamed::boolean is not null then',
    test: marks,
  },
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
    rule: 'a regrade waits for quizzes that are just being begun',
    file: `${ROOM}/run-regrade.ts`,
    text: '  if (after === null) await awaitStarts(db, questionId);\n',
    replacement: '',
    test: races,
  },
  {
    rule: 'who begins a quiz is waited for',
    file: 'packages/api/src/quizzes/start-queries.ts',
    text: `\${SHARES_DRAWING} as drawing`,
    replacement: ':drawing::text as drawing',
    test: races,
  },
  {
    rule: 'a regrade looks once more for what accounts took over meanwhile',
    file: `${ROOM}/run-regrade.ts`,
    text: 'const isDone = after === null || look >= LOOKS_MAX;',
    replacement: 'const isDone = true;',
    test: races,
  },
  {
    rule: 'statistics count a quiz as it is graded anew',
    file: `${ROOM}/apply-regrade.ts`,
    text: 'if (counted.length > 0)',
    replacement: 'if (counted.length < 0)',
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
    text: 'if (running === undefined || running.isSilent === true) return running;',
    replacement: 'return running;',
    test,
  },
  {
    rule: "a regrade is somebody else's while somebody is at it",
    file: `${ROOM}/running-regrades.ts`,
    text: "heard_at < clock_timestamp() - interval '30 seconds'",
    replacement: 'heard_at < clock_timestamp()',
    test: `${ROOM}/killed-regrade.test.ts`,
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
    text: "if (isBeingAsked) return { ...shown, reply: null, replyWaitsFor: 'quiz' };",
    replacement: '',
    test: reports,
  },
  {
    rule: 'a reply is shown where the exam explains its answers',
    file: `${REPORTS}/report-queries.ts`,
    text: 'return isShown ? shown :',
    replacement: 'return isShown || true ? shown :',
    test: reports,
  },
  {
    rule: 'who marks their own answers in study waits for nobody who counts scores',
    file: `${ROOM}/apply-regrade.ts`,
    text: 'row.isOfExam && isTouched(row, regrading)',
    replacement: 'row.attemptId.length > 0 || isTouched(row, regrading)',
    test: marks,
  },
  {
    rule: 'a mark concerns the quizzes of its day',
    file: `${ROOM}/regrade-queries.ts`,
    text: '{ userId, questionId, onDayOf: onDayOf ?? null }',
    replacement:
      "{ userId, questionId, onDayOf: onDayOf === undefined ? null : '00000000-0000-7000-8000-000000000000' }",
    test: marks,
  },
  {
    rule: 'an answer of an account that became part of another is marked where it is now',
    file: `${ROOM}/mark-queries.ts`,
    text: `and aq.position = :position
     and \${isNotCopied('a.user_id')}`,
    replacement: 'and aq.position = :position order by a.user_id',
    test: marks,
  },
  {
    rule: 'a level stays won where another try passes it',
    file: 'packages/domain/src/quizzes/regrade-levels.ts',
    text: 'hadPassed && !isByOther && first === undefined',
    replacement: 'hadPassed && first === undefined',
    test: 'packages/domain/src/quizzes/regrade-levels.test.ts',
  },
  {
    rule: 'a level that is won by a regrade is no activity of its day',
    file: 'packages/api/src/progress/pass-anew.ts',
    text: 'isActivity: false',
    replacement: 'isActivity: true',
    test: levels,
  },
  {
    rule: 'a level that is locked is not passed by a regrade',
    file: 'packages/domain/src/quizzes/regrade-levels.ts',
    text: '!level.isPassed && level.isOpen &&',
    replacement: '!level.isPassed &&',
    test: 'packages/domain/src/quizzes/regrade-levels.test.ts',
  },
  {
    rule: 'a level that should have been passed is passed by a regrade',
    file: `${ROOM}/apply-regrade.ts`,
    text: "if (row.level === null || levelChange !== 'won') continue;",
    replacement: 'if (row.level !== null) continue;',
    test: levels,
  },
  {
    rule: 'a regrade settles reports of what it mends',
    file: `${REPORTS}/settle-reports.ts`,
    text: `    .where('questionVersion', '<', version)
    .forUpdate();`,
    replacement: '    .forUpdate();',
    test,
  },
  {
    rule: 'sections are of domains that the exam has',
    file: 'packages/api/src/quizzes/exam-settings.ts',
    text: 'if (unknown.length === 0) return;',
    replacement: 'if (unknown.length >= 0) return;',
    test: 'packages/api/src/quizzes/exam-settings.test.ts',
  },
  {
    rule: 'a mark that is set while a quiz is graded makes it graded again',
    file: 'packages/api/src/quizzes/regrade/mark-answer.ts',
    text: "await Attempt.query(trx).findById([userId, attemptId]).increment('revision', 1);",
    replacement: '',
    test: marks,
  },
  {
    rule: 'a rehearsed edit adds no domain',
    file: 'packages/api/src/quizzes/lifecycle/write-question.ts',
    text: 'if (isDryRun) return { version, changes, similar };',
    replacement: '',
    test: 'packages/api/src/quizzes/lifecycle/write-question.test.ts',
  },
];
