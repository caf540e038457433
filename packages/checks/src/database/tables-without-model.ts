/** Tables that have no model, and why: nothing reads or writes them row by row. */
export const tablesWithoutModel: Readonly<Record<string, string>> = {
  'quizzes.staged_questions': 'staging of an import: filled by COPY, read by statements over all of its rows',
  'quizzes.staged_outcomes': 'staging of an import: what statements over all rows found out',
  'quizzes.imported_questions':
    'what the bank knew before an import: written by its merge over all rows, read by taking it back over all of them',
  'quizzes.score_counts': 'counts that one statement moves from what is decided about attempts',
  'quizzes.item_score_counts': 'the same, of their questions',
  'quizzes.regraded_attempts':
    'written with the quizzes that are graded anew, by one statement; read in sums',
  'quizzes.subjects': 'made for past papers, which come with statements of their own',
  'quizzes.papers': 'made for past papers, which come with statements of their own',
  'quizzes.paper_questions': 'made for past papers, which come with statements of their own',
  'gamification.activity_days': 'sums of a day that the statement which writes a standing adds to',
  'gamification.user_achievements': 'written with the standing that earned them, by one statement',
  'gamification.user_avatars': 'written with the standing that unlocked them, by one statement',
  'gamification.board_entries':
    'scores that one statement moves together with the standing, read as stretches of a board',
  'gamification.board_histogram': 'counts that one statement moves together with the entries',
  'gamification.seasons': 'written with the results of the week, by one statement, and never again',
  'gamification.season_results': 'the same; read as stretches of a week',
  'progress.level_attempts':
    'written with the run that they are of, by one statement, which drops what is too old',
  'progress.passes': 'written with the run and the standing, by one statement; read inside those that decide',
  'progress.certificate_serials':
    'written with the certificate by one statement; where the search for one begins',
  'billing.order_items': 'written in the statement that writes their order, and read inside its row',
  'billing.entries':
    'written in the statement that writes their transfer; sums and whole ledgers are read of them',
  'billing.entitlements':
    'moved by a statement that keeps what has ended, and read with what is owed for them',
  'platform.rate_limits': 'belongs to rate-limiter-flexible, which makes its own statements',
  'platform.quotas': 'counters that the statement which writes what they count moves',
  'platform.migration_hashes': 'read and written before anything of the application may start',
  'platform.migration_history': 'read and written before anything of the application may start',
  'platform.accepted_differences': 'read and written before anything of the application may start',
};
