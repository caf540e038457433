/** One way in which a database can be wrong, as SQL for a superuser who no constraint stops. */
export interface DataFault {
  readonly fault: string;
  /** The one check that finds it. */
  readonly check: string;
  /** A check that compares with the same row, and sees it as well. */
  readonly also?: string;
  /** Rows that it touches, to be put back afterwards. */
  readonly kept: readonly (readonly [table: string, where: string])[];
  /** Asked before: how the finding names the row. */
  readonly key: string;
  readonly plant: string;
}

const NEW = `'00000000-0000-7000-8000-0000000000aa'`;
const HASH = `repeat('a', 64)`;
const OTHER_EXAM = `(select id from quizzes.exams where code = 'other')`;
const OTHER_QUESTION = `(select id from quizzes.questions where exam_id = ${OTHER_EXAM} order by id limit 1)`;
const OPEN_ATTEMPT = `(select id from quizzes.attempts where user_id = :member and submitted_at is null)`;
const OWN_ATTEMPT = `(select id from quizzes.attempts where user_id = :learner and submitted_at is not null order by id limit 1)`;
const PURCHASE = `(select id from billing.transfers where user_id = :learner and kind = 'purchase')`;
const PLAN = `(select stripe_subscription_id from billing.subscriptions where user_id = :learner)`;
const GAME = `(select game_id from live.games where phase = 'ended')`;
const ALL_OF_PLAN = [
  ['billing.subscriptions', 'user_id = :learner'],
  ['billing.entitlements', 'user_id = :learner'],
] as const;

/** `:learner`, `:member`, `:closing` and `:now` stand for those of the database. */
export const dataFaults: readonly DataFault[] = [
  {
    fault: 'a promise that nobody keeps',
    check: 'platform.outbox-age',
    kept: [['platform.outbox_messages', `id = ${NEW}`]],
    key: `select ${NEW}`,
    plant: `insert into platform.outbox_messages (id, kind, available_at, created_at) values (${NEW}, 'mail', :now - interval '3 hours', :now - interval '3 hours')`,
  },
  {
    fault: 'a promise that was given up',
    check: 'platform.outbox-failed',
    kept: [['platform.outbox_messages', `id = ${NEW}`]],
    key: `select ${NEW}`,
    plant: `insert into platform.outbox_messages (id, kind, available_at, created_at, failed_at) values (${NEW}, 'mail', :now, :now, :now)`,
  },
  {
    fault: 'an upload without a part',
    check: 'platform.uploads',
    kept: [['platform.upload_chunks', 'true']],
    key: `select id::text from platform.uploads`,
    plant: `delete from platform.upload_chunks`,
  },
  {
    fault: 'somebody who was erased and is here',
    check: 'auth.erased',
    kept: [['auth.deletions', 'user_id = :member']],
    key: `select :member`,
    plant: `insert into auth.deletions (user_id, requested_at, erase_at, erasing_since, erased_at, opens_again) values (:member, :now, :now, :now, :now, false)`,
  },
  {
    fault: 'a count that never ends',
    check: 'platform.quotas',
    kept: [['platform.quotas', `owner = 'somebody'`]],
    key: `select 'somebody/attempt'`,
    plant: `insert into platform.quotas values ('somebody', 'attempt', 1, :now + interval '9 days')`,
  },
  {
    fault: 'a job of a process that is gone',
    check: 'platform.jobs-stuck',
    kept: [['platform.jobs', `name = 'abandoned'`]],
    key: `select 'abandoned'`,
    plant: `insert into platform.jobs (name, next_at, lease_id, leased_until, created_at)
      values ('abandoned', :now, ${NEW}, :now - interval '3 days', :now - interval '4 days')`,
  },
  {
    fault: 'a job that fails for days',
    check: 'platform.jobs-failing',
    kept: [['platform.jobs', `name = 'failing'`]],
    key: `select 'failing'`,
    plant: `insert into platform.jobs (name, next_at, last_outcome, last_error, tries, failures, runs, created_at)
      values ('failing', :now, 'failed', 'no room', 9, 9, 9, :now - interval '4 days')`,
  },
  {
    fault: 'a line of the audit log that was never chained as it is',
    check: 'platform.audit-chain',
    kept: [['platform.audit_log', `id = ${NEW}`]],
    key: `select ${NEW}`,
    plant: `insert into platform.audit_log (id, at, actor, action, outcome, detail, position, previous_hash, hash)
      select ${NEW}, :now, 'system', 'migrate', 'ok', '{}', coalesce(max(position), 0) + 1,
        coalesce((select hash from platform.audit_log order by position desc nulls last limit 1), repeat('0', 64)), ${HASH}
      from platform.audit_log`,
  },
  {
    fault: 'a row of an account that is not there',
    check: 'platform.references',
    kept: [['auth.known_devices', `user_id = ${NEW}`]],
    key: `select ${NEW} || '/' || ${HASH}`,
    plant: `insert into auth.known_devices values (${NEW}, ${HASH}, :now)`,
  },
  {
    fault: 'money of an account that is not there',
    check: 'platform.references',
    kept: [['billing.customers', `user_id = ${NEW}`]],
    key: `select ${NEW} || '/sandbox'`,
    plant: `insert into billing.customers values (${NEW}, 'sandbox', 'cus_nobody', :now)`,
  },
  {
    fault: 'a question whose present version is missing',
    check: 'platform.references',
    kept: [['quizzes.questions', `id = ${OTHER_QUESTION}`]],
    key: `select ${OTHER_QUESTION}::text`,
    plant: `update quizzes.questions set version = 2 where id = ${OTHER_QUESTION}`,
  },
  {
    fault: 'a row from the future',
    check: 'platform.future',
    kept: [['auth.profiles', 'user_id = :member']],
    key: `select :member`,
    plant: `update auth.profiles set updated_at = :now + interval '2 days' where user_id = :member`,
  },
  {
    fault: 'an account without a profile',
    check: 'auth.accounts',
    kept: [['auth.profiles', 'user_id = :member']],
    key: `select :member`,
    plant: `delete from auth.profiles where user_id = :member`,
  },
  {
    fault: 'a name that is claimed in another form',
    check: 'auth.identifiers',
    kept: [['auth.identifiers', `user_id = :member and kind = 'username'`]],
    key: `select 'username/BOB'`,
    plant: `update auth.identifiers set value = 'BOB' where user_id = :member and kind = 'username'`,
  },
  {
    fault: 'an account that is neither here nor there',
    check: 'auth.merges',
    kept: [['auth.merges', `id = ${NEW}`]],
    key: `select ${NEW}::text`,
    plant: `insert into auth.merges (id, keep_id, other_id, state, asked_at, undo_until)
      values (${NEW}, :member, :learner, 'taken-out', :now - interval '2 hours', :now)`,
  },
  {
    fault: 'a session beyond its end',
    check: 'auth.sessions',
    kept: [['auth.sessions', 'user_id = :member']],
    key: `select user_id || '/' || id from auth.sessions where user_id = :member`,
    plant: `update auth.sessions set expires_at = absolute_expires_at + interval '1 day' where user_id = :member`,
  },
  {
    fault: 'a session of a closed account',
    check: 'auth.sessions',
    kept: [['auth.users', 'id = :closing']],
    key: `select user_id || '/' || id from auth.sessions where user_id = :closing`,
    plant: `update auth.users set is_active = false where id = :closing`,
  },
  {
    fault: 'an administrator who would keep a right without the role',
    check: 'auth.rights',
    kept: [
      ['auth.users', 'id = :member'],
      ['auth.rights', 'user_id = :member'],
    ],
    key: `select :member || '/author'`,
    plant: `with held as (insert into auth.rights values (:member, 'author', 'all', ${NEW}, :now))
      update auth.users set role = 'admin' where id = :member`,
  },
  {
    fault: 'a link that works for days',
    check: 'auth.tokens',
    kept: [['auth.one_time_tokens', 'user_id = :member']],
    key: `select user_id || '/' || id from auth.one_time_tokens where user_id = :member`,
    plant: `update auth.one_time_tokens set expires_at = created_at + interval '9 days' where user_id = :member`,
  },
  {
    fault: 'a balance that is not the ledger’s',
    check: 'billing.ledgers',
    kept: [['billing.balances', 'user_id = :learner']],
    key: `select :learner`,
    plant: `update billing.balances set credits = credits + 1 where user_id = :learner`,
  },
  {
    fault: 'a lot that is not the ledger’s',
    check: 'billing.ledgers',
    kept: [['billing.lots', 'user_id = :learner']],
    key: `select :learner`,
    plant: `update billing.lots set remaining = remaining + 1 where user_id = :learner and expires_at is null`,
  },
  {
    fault: 'a line of the ledger with another amount',
    check: 'billing.ledgers',
    kept: [['billing.entries', 'user_id = :learner']],
    key: `select ${PURCHASE}::text`,
    plant: `update billing.entries set amount = amount + 1 where user_id = :learner and transfer_id = ${PURCHASE}`,
  },
  {
    fault: 'a purchase that is not in the ledger',
    check: 'billing.ledgers',
    kept: [
      ['billing.transfers', 'user_id = :learner'],
      ['billing.entries', 'user_id = :learner'],
    ],
    key: `select source_id from billing.transfers where user_id = :learner and kind = 'purchase'`,
    plant: `delete from billing.entries where user_id = :learner and transfer_id = ${PURCHASE}; delete from billing.transfers where user_id = :learner and kind = 'purchase'`,
  },
  {
    fault: 'rights of a plan that ended',
    check: 'billing.ledgers',
    kept: ALL_OF_PLAN,
    key: `select ${PLAN}`,
    plant: `update billing.subscriptions set status = 'canceled' where user_id = :learner`,
  },
  {
    fault: 'a plan that runs after its period',
    check: 'billing.plans',
    kept: ALL_OF_PLAN,
    key: `select ${PLAN}`,
    plant: `update billing.subscriptions set current_period_start = :now - interval '40 days', current_period_end = :now - interval '10 days' where user_id = :learner;
      update billing.entitlements set valid_until = :now - interval '10 days' where user_id = :learner and feature = 'premium'`,
  },
  {
    fault: 'a message of the payment service that failed',
    check: 'billing.events',
    kept: [['billing.webhook_outcomes', 'true']],
    key: `select max(event_id) from billing.webhook_outcomes`,
    plant: `update billing.webhook_outcomes set outcome = 'failed' where event_id = (select max(event_id) from billing.webhook_outcomes)`,
  },
  {
    fault: 'an order without an outcome',
    check: 'billing.orders',
    kept: [['billing.orders', `status = 'open'`]],
    key: `select id::text from billing.orders where status = 'open'`,
    plant: `update billing.orders set created_at = :now - interval '3 days' where status = 'open'`,
  },
  {
    fault: 'a number of a receipt that is missing',
    check: 'billing.receipts',
    kept: [['billing.receipt_years', 'true']],
    key: `select max(year)::text from billing.receipt_years`,
    plant: `update billing.receipt_years set last_number = last_number + 1`,
  },
  {
    fault: 'credits that lapsed and stayed',
    check: 'billing.lapsed',
    kept: [['billing.lots', 'user_id = :learner']],
    key: `select user_id || '/' || id from billing.lots where user_id = :learner and expires_at is not null`,
    plant: `update billing.lots set expires_at = :now - interval '3 days' where user_id = :learner and expires_at is not null`,
  },
  {
    fault: 'XP that nobody earned',
    check: 'gamification.standings',
    kept: [['gamification.standings', 'user_id = :learner']],
    key: `select :learner`,
    plant: `update gamification.standings set xp = xp + 10 where user_id = :learner`,
  },
  {
    fault: 'an achievement that went missing',
    check: 'gamification.standings',
    kept: [['gamification.user_achievements', 'user_id = :learner']],
    key: `select :learner`,
    plant: `delete from gamification.user_achievements where user_id = :learner`,
  },
  {
    fault: 'a score on a board that is not the learner’s',
    check: 'gamification.standings',
    kept: [
      ['gamification.board_entries', `user_id = :learner and board = 'xp'`],
      ['gamification.board_histogram', 'true'],
    ],
    key: `select :learner`,
    plant: `update gamification.board_histogram h set players = players - 1 from gamification.board_entries e
        where e.user_id = :learner and e.board = 'xp' and h.board = 'xp' and h.bucket = e.score / h.width;
      update gamification.board_entries set score = 999999 where user_id = :learner and board = 'xp';
      insert into gamification.board_histogram select 'xp', w, 999999 / w, 1 from (values (1), (256)) x (w)`,
  },
  {
    fault: 'a week that is over and has lost its learners',
    check: 'gamification.seasons',
    kept: [['gamification.seasons', `week = '2020-W01'`]],
    key: `select '2020-W01'`,
    plant: `insert into gamification.seasons (week, players, ended_at, frozen_at) values ('2020-W01', 2, :now, :now)`,
  },
  {
    fault: 'a board that counts a player too many',
    check: 'gamification.histogram',
    kept: [['gamification.board_histogram', `board = 'xp'`]],
    key: `select board || '/1/' || score from gamification.board_entries where board = 'xp' and user_id = :learner`,
    plant: `update gamification.board_histogram set players = players + 1 where board = 'xp' and width = 1
      and bucket = (select score from gamification.board_entries where board = 'xp' and user_id = :learner)`,
  },
  {
    fault: 'an attempt that brought other XP than the history says',
    check: 'admin.streams',
    kept: [['quizzes.attempts', `id = ${OWN_ATTEMPT}`]],
    key: `select :learner || '/quiz ' || ${OWN_ATTEMPT}`,
    plant: `update quizzes.attempts set xp_earned = xp_earned + 1 where id = ${OWN_ATTEMPT}`,
  },
  {
    fault: 'a completed run without a pass',
    check: 'progress.runs',
    also: 'admin.streams',
    kept: [['progress.passes', 'user_id = :learner']],
    key: `select id::text from progress.enrolments where user_id = :learner`,
    plant: `delete from progress.passes where user_id = :learner and position = 2`,
  },
  {
    fault: 'a certificate that nobody finds',
    check: 'progress.certificates',
    kept: [['progress.certificate_serials', 'true']],
    key: `select id::text from progress.certificates`,
    plant: `delete from progress.certificate_serials`,
  },
  {
    fault: 'a certificate with another name',
    check: 'progress.signatures',
    kept: [['progress.certificates', 'true']],
    key: `select id::text from progress.certificates`,
    plant: `update progress.certificates set printed_name = 'Eve'`,
  },
  {
    fault: 'an attempt without one of its questions',
    check: 'quizzes.attempts',
    kept: [['quizzes.attempt_questions', `attempt_id = ${OPEN_ATTEMPT}`]],
    key: `select ${OPEN_ATTEMPT}::text`,
    plant: `delete from quizzes.attempt_questions where attempt_id = ${OPEN_ATTEMPT} and position = 0`,
  },
  {
    fault: 'a score that the answers do not give',
    check: 'quizzes.scores',
    also: 'admin.streams',
    kept: [['quizzes.attempts', `id = ${OWN_ATTEMPT}`]],
    key: `select ${OWN_ATTEMPT}::text`,
    plant: `update quizzes.attempts set score_basis_points = 9999 where id = ${OWN_ATTEMPT}`,
  },
  {
    fault: 'an answer that is graded wrongly',
    check: 'quizzes.scores',
    kept: [['quizzes.attempt_questions', `attempt_id = ${OWN_ATTEMPT}`]],
    key: `select ${OWN_ATTEMPT}::text`,
    plant: `update quizzes.attempt_questions set is_correct = not is_correct where attempt_id = ${OWN_ATTEMPT} and position = 0`,
  },
  {
    fault: 'an attempt open past its end',
    check: 'quizzes.overdue',
    kept: [['quizzes.attempts', `id = ${OPEN_ATTEMPT}`]],
    key: `select ${OPEN_ATTEMPT}::text`,
    plant: `update quizzes.attempts set deadline_at = :now - interval '3 hours' where id = ${OPEN_ATTEMPT}`,
  },
  {
    fault: 'an attempt that is counted twice',
    check: 'quizzes.statistics',
    kept: [['quizzes.item_score_counts', 'true']],
    key: `select code from quizzes.exams where id = (select exam_id from quizzes.score_counts limit 1)`,
    plant: `update quizzes.item_score_counts set attempts = attempts + 1`,
  },
  {
    fault: 'a question without a right option',
    check: 'quizzes.keys',
    kept: [['quizzes.question_versions', `question_id = ${OTHER_QUESTION}`]],
    key: `select ${OTHER_QUESTION} || '/1'`,
    plant: `update quizzes.question_versions set key = '{"right": []}' where question_id = ${OTHER_QUESTION}`,
  },
  {
    fault: 'an image that is named and not stored',
    check: 'quizzes.images',
    kept: [['quizzes.question_versions', `question_id = ${OTHER_QUESTION}`]],
    key: `select ${OTHER_QUESTION} || '/1'`,
    plant: `update quizzes.question_versions set text_format = 'markdown',
      explanation = '![a](image:' || repeat('ab', 32) || ')' where question_id = ${OTHER_QUESTION}`,
  },
  {
    fault: 'an exam with too few questions',
    check: 'quizzes.exams',
    kept: [['quizzes.exams', `code = 'other'`]],
    key: `select 'other'`,
    plant: `update quizzes.exams set question_count = 50 where code = 'other'`,
  },
  {
    fault: 'an import that died',
    check: 'quizzes.imports',
    kept: [['quizzes.question_imports', `id = ${NEW}`]],
    key: `select ${NEW}`,
    plant: `insert into quizzes.question_imports (user_id, id, exam_code, file_name, format, is_dry_run, state, phase, byte_count, started_at, heartbeat_at)
      values (:member, ${NEW}, 'other', 'bank.csv', 'csv', false, 'running', 'reading', 1, :now - interval '3 hours', :now - interval '3 hours')`,
  },
  {
    fault: 'an event that went missing',
    check: 'live.events',
    kept: [['live.events', `game_id = ${GAME} and kind = 'ended'`]],
    key: `select ${GAME}::text`,
    plant: `delete from live.events where game_id = ${GAME} and kind = 'ended'`,
  },
  {
    fault: 'a board that the log does not come to',
    check: 'live.boards',
    kept: [['live.games', `game_id = ${GAME}`]],
    key: `select ${GAME}::text`,
    plant: `update live.games set board_hash = sha256('another') where game_id = ${GAME}`,
  },
  {
    fault: 'an answer that was never given',
    check: 'live.players',
    kept: [['live.players', `game_id = ${GAME} and seat = 5`]],
    key: `select ${GAME} || '/5'`,
    plant: `update live.players set answered = answered + 1 where game_id = ${GAME} and seat = 5`,
  },
  {
    fault: 'a result that its game does not say',
    check: 'live.results',
    kept: [['live.results', 'user_id = :learner']],
    key: `select :learner || '/' || ${GAME}`,
    plant: `update live.results set score = score + 1 where user_id = :learner`,
  },
  {
    fault: 'a rating that no game came to',
    check: 'live.ratings',
    kept: [['live.ratings', 'user_id = :learner']],
    key: `select :learner`,
    plant: `update live.ratings set rating = rating + 1 where user_id = :learner`,
  },
];
