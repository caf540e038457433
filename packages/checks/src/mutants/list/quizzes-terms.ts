import type { Mutant } from '../mutant.ts';

const rules = 'packages/domain/src/quizzes/terms.test.ts';
const reviewRules = 'packages/domain/src/quizzes/terms-review.test.ts';
const starting = 'packages/api/src/quizzes/terms-start.test.ts';
const reviewing = 'packages/api/src/quizzes/terms-review.test.ts';
const settings = 'packages/api/src/quizzes/exam-settings.test.ts';
const termsFor = 'packages/domain/src/quizzes/terms-for.ts';
const review = 'packages/domain/src/quizzes/terms-review.ts';
const start = 'packages/api/src/quizzes/start-attempt.ts';
const whole = 'packages/api/src/quizzes/whole-exam-queries.ts';
const exams = 'packages/api/src/quizzes/exam-settings.ts';

/** By which terms an exam is taken, and what is shown of it. */
export const quizzesTermsMutants: readonly Mutant[] = [
  {
    rule: 'an exam is closed from the first millisecond of its close',
    file: termsFor,
    text: 'now >= closesAt',
    replacement: 'now > closesAt',
    test: rules,
  },
  {
    rule: 'an exam is open from the millisecond at which it opens',
    file: termsFor,
    text: 'now < opensAt',
    replacement: 'now <= opensAt',
    test: rules,
  },
  {
    rule: 'another attempt begins once the delay is over',
    file: termsFor,
    text: `isHindrance: true, at: nextAttemptAt }, now < nextAttemptAt)`,
    replacement: `isHindrance: true, at: nextAttemptAt }, now <= nextAttemptAt)`,
    test: rules,
  },
  {
    rule: 'an attempt ends with the close of its exam',
    file: termsFor,
    text: 'const deadlineAt = earlier(ownTime, closesAt);',
    replacement: 'const deadlineAt = ownTime;',
    test: rules,
  },
  {
    rule: 'what an exam allows one learner is never less favourable',
    file: 'packages/domain/src/quizzes/terms.ts',
    text: 'general === null || own === null ? null : better(general, own)',
    replacement: 'own',
    test: rules,
  },
  {
    rule: 'the daily quiz is taken once',
    file: termsFor,
    text: "mode === 'daily' && attempts.hasTakenDaily",
    replacement: 'false',
    test: starting,
  },
  {
    rule: 'nobody sees what comes after the close before the others have closed',
    file: review,
    text: 'return closesAt > ownClosesAt ? closesAt : ownClosesAt;',
    replacement: 'return ownClosesAt;',
    test: reviewRules,
  },
  {
    rule: 'right after the end is over after ten minutes',
    file: review,
    text: 'now < endOfRightAfter(submittedAt)',
    replacement: 'now <= endOfRightAfter(submittedAt)',
    test: reviewRules,
  },
  {
    rule: 'a start obeys what hinders it',
    file: start,
    text: 'if (hindrance !== undefined) throw',
    replacement: 'if (false) throw',
    test: starting,
  },
  {
    rule: 'an exam with a password opens by it alone',
    file: start,
    text: "if (passwordHash !== null && passwordHash !== hash) throw new DomainError('exam-password-wrong');",
    replacement: '',
    test: starting,
  },
  {
    rule: 'a wrong password opens no exam',
    file: 'packages/api/src/quizzes/exam-password.ts',
    text: "if (!(await isPassword(hash, password))) throw new DomainError('exam-password-wrong');",
    replacement: '',
    test: starting,
  },
  {
    rule: 'attempts are counted of the learner alone',
    file: 'packages/api/src/quizzes/terms-queries.ts',
    text: `where t.user_id = :userId and t.exam_id = e.id and \${isOfExam`,
    replacement: `where t.exam_id = e.id and \${isOfExam`,
    test: starting,
  },
  {
    rule: 'quizzes of levels are no attempts at an exam',
    file: whole,
    text: `and \${attempt}.level_id is null`,
    replacement: '',
    test: starting,
  },
  {
    rule: 'practice is no attempt at an exam',
    file: whole,
    text: ` and not \${attempt}.is_chosen`,
    replacement: '',
    test: starting,
  },
  {
    rule: 'what a learner chose is practice, and kept as that',
    file: start,
    text: 'isChosen: command.level === undefined && isChosenQuiz(',
    replacement: 'isChosen: false && isChosenQuiz(',
    test: starting,
  },
  {
    rule: 'an exam whose attempts count is taken as a whole',
    file: termsFor,
    text: "const isWhole = mode === 'exam' && isTakenWhole(exam.terms);",
    replacement: 'const isWhole = false;',
    test: starting,
  },
  {
    rule: 'practice is compared with nobody',
    file: 'packages/domain/src/quizzes/late-answers.ts',
    text: "mode === 'exam' && !isChosen &&",
    replacement: "mode === 'exam' &&",
    test: starting,
  },
  {
    rule: 'what an exam allows is allowed to whom it says',
    file: 'packages/api/src/quizzes/terms-queries.ts',
    text: 'where o.user_id = :userId and o.exam_id = e.id',
    replacement: 'where o.exam_id = e.id limit 1',
    test: starting,
  },
  {
    rule: 'there is no way back where an exam says so, in the one statement that saves',
    file: 'packages/api/src/quizzes/saving-queries.ts',
    text: 'and (not is_sequential or current_position <= :position)',
    replacement: '',
    test: starting,
  },
  {
    rule: 'there is no way back where an exam says so',
    file: 'packages/api/src/quizzes/answer-question.ts',
    text: 'isSequential && position < currentPosition',
    replacement: 'false',
    test: starting,
  },
  {
    rule: 'a key is shown where the policy of the exam lets it be',
    file: 'packages/api/src/quizzes/question-views.ts',
    text: "if (!shows(level, 'answers')) return",
    replacement: 'if (false) return',
    test: reviewing,
  },
  {
    rule: 'explanations are shown where the policy of the exam lets them be',
    file: 'packages/api/src/quizzes/question-views.ts',
    text: "const isExplained = shows(level, 'explanations');",
    replacement: 'const isExplained = true;',
    test: reviewing,
  },
  {
    rule: 'questions are reviewed where the policy of the exam lets them be',
    file: 'packages/api/src/quizzes/result-queries.ts',
    text: "demandShown(shown, 'verdicts');",
    replacement: '',
    test: reviewing,
  },
  {
    rule: 'a score is shown where the policy of the exam lets it be',
    file: 'packages/api/src/quizzes/result-queries.ts',
    text: "const isScoreShown = shows(level, 'score');",
    replacement: 'const isScoreShown = true;',
    test: reviewing,
  },
  {
    rule: 'a list of results shows scores where the policy of the exam lets it',
    file: 'packages/api/src/quizzes/result-queries.ts',
    text: "shows(level, 'score') ? verdictOf(row) : NO_VERDICT",
    replacement: 'verdictOf(row)',
    test: reviewing,
  },
  {
    rule: 'the best result is shown where the policy of the exam lets it be',
    file: 'packages/api/src/quizzes/exam-queries.ts',
    text: 'const isShown = areResultsShown({ examTerms, ownTerms, now });',
    replacement: 'const isShown = true;',
    test: reviewing,
  },
  {
    rule: 'the dashboard shows the best result where the policy of the exam lets it',
    file: 'packages/api/src/home/dashboard.ts',
    text: 'areResultsShown({ examTerms, ownTerms, now }) ? exam.myBestPercent : null',
    replacement: 'exam.myBestPercent',
    test: reviewing,
  },
  {
    rule: 'study mode reveals what the policy of the exam lets it',
    file: 'packages/api/src/quizzes/check-question.ts',
    text: "if (!tellsKeys(level)) throw new DomainError('review-hidden');",
    replacement: '',
    test: reviewing,
  },
  {
    rule: 'what study mode revealed is hidden where the exam shows it no more',
    file: 'packages/api/src/quizzes/get-attempt.ts',
    text: 'revealed === null || !tellsKeys(shownDuring)',
    replacement: 'revealed === null',
    test: reviewing,
  },
  {
    rule: 'the result that counts is one of the learner’s own',
    file: 'packages/api/src/quizzes/exam-queries.ts',
    text: 'where a.exam_id = e.id and a.user_id = :userId and',
    replacement: 'where a.exam_id = e.id and',
    test: reviewing,
  },
  {
    rule: 'an author reads the terms of their own exams alone',
    file: exams,
    text: 'const exam = await Exam.query(db).findOne({ code: examCode }).modify(isAuthored(db, { listOf }));',
    replacement: 'const exam = await Exam.query(db).findOne({ code: examCode });',
    test: settings,
  },
  {
    rule: 'an author changes the terms of their own exams alone',
    file: exams,
    text: `.findOne({ code: examCode })
      .modify(isAuthored(trx, { listOf }))
      .forNoKeyUpdate();
    if (exam === undefined) throw new DomainError('not-found');
    await demandUntranslated`,
    replacement: `.findOne({ code: examCode })
      .forNoKeyUpdate();
    if (exam === undefined) throw new DomainError('not-found');
    await demandUntranslated`,
    test: settings,
  },
  {
    rule: 'an author publishes and retires their own exams alone',
    file: exams,
    text: `.findOne({ code: examCode })
      .modify(isAuthored(trx, { listOf }))
      .forNoKeyUpdate();
    if (exam === undefined) throw new DomainError('not-found');
    const asking`,
    replacement: `.findOne({ code: examCode })
      .forNoKeyUpdate();
    if (exam === undefined) throw new DomainError('not-found');
    const asking`,
    test: settings,
  },
  {
    rule: 'a dry run changes no terms',
    file: exams,
    text: 'if (!isDryRun && changes.length > 0)',
    replacement: 'if (changes.length > 0)',
    test: settings,
  },
  {
    rule: 'a dry run publishes and retires nothing',
    file: exams,
    text: 'if (!isDryRun && exam.status !== status)',
    replacement: 'if (exam.status !== status)',
    test: settings,
  },
  {
    rule: 'a dry run allows nobody anything',
    file: 'packages/api/src/quizzes/override-queries.ts',
    text: 'if (!isDryRun) {',
    replacement: 'if (true) {',
    test: settings,
  },
];
