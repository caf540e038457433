/** What tests and benchmarks of other packages need to set a scene. */
export { accountParts } from './accounts/account-parts.ts';
export { open as openSession } from './auth/sessions.ts';
export type { AccountPart } from './platform/account-part.ts';
export { beginMigration } from './platform/begin-migration.ts';
export { createMemoryLimiter, limits } from './platform/limits.ts';
export { rollBackAll } from './platform/migrate.ts';
export { MigrationError } from './platform/migration-error.ts';
export { changesOfReleased, type Hashes, hashesOfFiles } from './platform/migration-hashes.ts';
export { quotas } from './platform/quotas.ts';
export { newSecretKey } from './platform/secrets.ts';
export { settingNames } from './platform/settings.ts';
export type { TableClass, TableClasses } from './platform/table-class.ts';
export { undoNewest } from './platform/undo-newest.ts';
export { type ArchivingCluster, startArchivingCluster } from './testing/archiving-cluster.ts';
export { addOffer, addProducts } from './testing/billing.ts';
export {
  addCatalogue,
  addCourse,
  addExam,
  addLearner,
  NOW,
  optionsOf,
  optionsWithKeyA,
  programs,
  turtleLevel,
} from './testing/builders.ts';
export { codeAt } from './testing/code-at.ts';
export {
  describeProcedures,
  type ProcedureDescription,
  procedureList,
} from './testing/describe-procedures.ts';
export { addEndedGame } from './testing/ended-games.ts';
export { envExample } from './testing/env-example.ts';
export { questionsOfEveryType, rightAnswerTo } from './testing/every-type.ts';
export { startSweeper, startTestCluster, type TestCluster } from './testing/postgres-cluster.ts';
export { reconcileAll } from './testing/reconcile.ts';
export { addLongCourse, addRun } from './testing/runs.ts';
export { sized } from './testing/size.ts';
export { tableClasses } from './testing/table-classes.ts';
export {
  createTemplateDatabase,
  databaseUrl,
  dropClones,
  type TemplateDatabase,
  withClient,
} from './testing/template-database.ts';
export { makeTestFolder } from './testing/test-folder.ts';
