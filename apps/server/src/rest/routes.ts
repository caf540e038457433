/** One address of the surface for programs that do not speak tRPC, and the procedure that answers there. */
export interface RestRoute {
  readonly method: 'GET' | 'POST';
  /** As OpenAPI writes it: a part in braces is a field of the input. */
  readonly path: string;
  readonly procedure: string;
  readonly tag: string;
  readonly summary: string;
}

const get = (path: string, procedure: string, [tag, summary]: readonly [string, string]): RestRoute => ({
  method: 'GET',
  path,
  procedure,
  tag,
  summary,
});
const post = (path: string, procedure: string, [tag, summary]: readonly [string, string]): RestRoute => ({
  method: 'POST',
  path,
  procedure,
  tag,
  summary,
});

/** Every address. Fixed parts come before those in braces. */
export const restRoutes: readonly RestRoute[] = [
  post('/api/login', 'auth.openApiToken', ['Log-in', 'Log in with a password: a token for an hour']),
  get('/api/me', 'auth.me', ['You', 'Your account; null for nobody']),
  get('/api/progress', 'home.dashboard', ['You', 'What to go on with, streak, level and the year']),
  get('/api/achievements', 'gamification.achievements', ['You', 'Achievements, and how far you are']),
  get('/api/xp', 'gamification.xpHistory', ['You', 'What brought XP']),
  get('/api/orders', 'billing.orders', ['You', 'Your orders']),
  get('/api/orders/{orderId}', 'billing.order', ['You', 'One of your orders']),
  get('/api/exams', 'quizzes.listExams', ['Quizzes', 'Exams to take']),
  post('/api/quizzes', 'quizzes.start', ['Quizzes', 'Start a quiz']),
  get('/api/quizzes', 'quizzes.history', ['Quizzes', 'Quizzes that you finished']),
  get('/api/quizzes/open', 'quizzes.openAttempts', ['Quizzes', 'Quizzes that are not finished']),
  get('/api/quizzes/{attemptId}', 'quizzes.getAttempt', ['Quizzes', 'A quiz with its questions']),
  post('/api/quizzes/{attemptId}/answers', 'quizzes.answer', ['Quizzes', 'Answer a question']),
  post('/api/quizzes/{attemptId}/submission', 'quizzes.submit', ['Quizzes', 'Hand a quiz in']),
  get('/api/quizzes/{attemptId}/result', 'quizzes.getResult', ['Quizzes', 'The result of a quiz']),
  get('/api/quizzes/{attemptId}/review', 'quizzes.review', ['Quizzes', 'Every question with its reasons']),
  get('/api/courses', 'progress.listCourses', ['Courses', 'Courses and how far you are']),
  get('/api/courses/{slug}', 'progress.getCourse', ['Courses', 'A course with its levels']),
  post('/api/courses/{slug}/enrolments', 'progress.enrol', ['Courses', 'Begin a course']),
  get('/api/leaderboard', 'gamification.leaderboard', ['Boards', 'A board, with your place']),
  get('/api/certificates', 'progress.listCertificates', ['Certificates', 'Your certificates']),
  get('/api/certificates/{serial}', 'progress.verifyCertificate', ['Certificates', 'Verify a certificate']),
  get('/api/users', 'admin.listUsers', ['Administration', 'Accounts']),
  get('/api/users/{user}', 'admin.getUser', ['Administration', 'An account by id, user name or address']),
];
