import { lazy } from './lazy-screen.ts';
import * as routes from './routes.ts';
import { withProps } from './with-props.tsx';

/** The screens of administrators and holders of rights. */
export function attachAdministration(): void {
  routes.mailbox.update({
    component: withProps(
      lazy(() => import('../features/admin/mailbox-page.tsx'), 'MailboxPage'),
      () => routes.mailbox.useSearch(),
    ),
  });
  routes.mail.update({
    component: withProps(
      lazy(() => import('../features/admin/mail-page.tsx'), 'MailPage'),
      () => routes.mail.useParams(),
    ),
  });
  routes.moderation.update({
    component: withProps(
      lazy(() => import('../features/admin/moderation-page.tsx'), 'ModerationPage'),
      () => routes.moderation.useSearch(),
    ),
  });
  routes.site.update({ component: lazy(() => import('../features/admin/site-page.tsx'), 'SitePage') });
  routes.operations.update({
    component: withProps(
      lazy(() => import('../features/admin/operations/operations-page.tsx'), 'OperationsPage'),
      useOperationsProps,
    ),
  });
  routes.users.update({
    component: withProps(
      lazy(() => import('../features/admin/users-page.tsx'), 'UsersPage'),
      () => routes.users.useSearch(),
    ),
  });
  attachAuthoring();
  attachBank();
  attachDesk();
  routes.newUser.update({
    component: lazy(() => import('../features/admin/people/new-person-page.tsx'), 'NewPersonPage'),
  });
  routes.importUsers.update({
    component: lazy(() => import('../features/admin/people/import-people-page.tsx'), 'ImportPeoplePage'),
  });
  routes.user.update({
    component: withProps(
      lazy(() => import('../features/admin/people/person-page.tsx'), 'PersonPage'),
      () => routes.user.useParams(),
    ),
  });
}

function attachAuthoring(): void {
  routes.statistics.update({
    component: lazy(() => import('../features/authoring/statistics-screen.tsx'), 'StatisticsScreen'),
  });
  routes.examStatistics.update({
    component: withProps(
      lazy(() => import('../features/authoring/exam-statistics-screen.tsx'), 'ExamStatisticsScreen'),
      () => ({ ...routes.examStatistics.useParams(), ...routes.examStatistics.useSearch() }),
    ),
  });
  routes.questionStatistics.update({
    component: withProps(
      lazy(() => import('../features/authoring/question-statistics-screen.tsx'), 'QuestionStatisticsScreen'),
      () => routes.questionStatistics.useParams(),
    ),
  });
}

function attachBank(): void {
  routes.bank.update({
    component: lazy(() => import('../features/authoring/bank/bank-screen.tsx'), 'BankScreen'),
  });
  routes.newExam.update({
    component: lazy(() => import('../features/authoring/bank/new-exam-screen.tsx'), 'NewExamScreen'),
  });
  routes.columns.update({
    component: lazy(() => import('../features/authoring/import/columns-screen.tsx'), 'ColumnsScreen'),
  });
  routes.examBank.update({
    component: withProps(
      lazy(() => import('../features/authoring/bank/exam-bank-screen.tsx'), 'ExamBankScreen'),
      () => ({ ...routes.examBank.useParams(), ...routes.examBank.useSearch() }),
    ),
  });
  routes.examSettings.update({
    component: withProps(
      lazy(() => import('../features/authoring/settings/exam-settings-screen.tsx'), 'ExamSettingsScreen'),
      () => routes.examSettings.useParams(),
    ),
  });
  routes.examOverrides.update({
    component: withProps(
      lazy(() => import('../features/authoring/settings/overrides-screen.tsx'), 'OverridesScreen'),
      () => routes.examOverrides.useParams(),
    ),
  });
  routes.importQuestions.update({
    component: withProps(
      lazy(() => import('../features/authoring/import/import-screen.tsx'), 'ImportScreen'),
      () => routes.importQuestions.useParams(),
    ),
  });
  routes.pastImports.update({
    component: withProps(
      lazy(() => import('../features/authoring/import/past-imports-screen.tsx'), 'PastImportsScreen'),
      () => routes.pastImports.useSearch(),
    ),
  });
  routes.pastImport.update({
    component: withProps(
      lazy(() => import('../features/authoring/import/past-import-screen.tsx'), 'PastImportScreen'),
      () => routes.pastImport.useParams(),
    ),
  });
  routes.newQuestion.update({
    component: withProps(
      lazy(() => import('../features/authoring/editor/new-question-screen.tsx'), 'NewQuestionScreen'),
      () => routes.newQuestion.useParams(),
    ),
  });
  routes.question.update({
    component: withProps(
      lazy(() => import('../features/authoring/editor/question-screen.tsx'), 'QuestionScreen'),
      () => ({ ...routes.question.useParams(), ...routes.question.useSearch() }),
    ),
  });
  routes.versions.update({
    component: withProps(
      lazy(() => import('../features/authoring/history/versions-screen.tsx'), 'VersionsScreen'),
      () => routes.versions.useParams(),
    ),
  });
}

/** What learners said and wrote, and what authors do about it. */
function attachDesk(): void {
  routes.questionReports.update({
    component: withProps(
      lazy(() => import('../features/authoring/reports/reports-screen.tsx'), 'ReportsScreen'),
      () => routes.questionReports.useSearch(),
    ),
  });
  routes.duplicates.update({
    component: withProps(
      lazy(() => import('../features/authoring/duplicates/duplicates-screen.tsx'), 'DuplicatesScreen'),
      () => routes.duplicates.useSearch(),
    ),
  });
  routes.marking.update({
    component: withProps(
      lazy(() => import('../features/authoring/marking/marking-screen.tsx'), 'MarkingScreen'),
      () => routes.marking.useParams(),
    ),
  });
  routes.regrade.update({
    component: withProps(
      lazy(() => import('../features/authoring/regrade/regrade-screen.tsx'), 'RegradeScreen'),
      () => routes.regrade.useParams(),
    ),
  });
}

function useOperationsProps() {
  const filter = routes.operations.useSearch();
  const navigate = routes.operations.useNavigate();
  const onFilter = (search: typeof filter) => void navigate({ search, replace: true, resetScroll: false });
  return { filter, onFilter };
}
