/** What tests and benchmarks of other packages need to set a scene. */
export { open as openSession } from './auth/sessions.ts';
export { limits } from './platform/limits.ts';
export { rollBackAll } from './platform/migrate.ts';
export { changesOfReleased, type Hashes, hashesOfFiles } from './platform/migration-hashes.ts';
export { quotas } from './platform/quotas.ts';
export { newSecretKey } from './platform/secrets.ts';
export { settingNames } from './platform/settings.ts';
export type { TableClass, TableClasses } from './platform/table-class.ts';
export { addOffer, addProducts } from './testing/billing.ts';
export {
  addCatalogue,
  addCourse,
  addExam,
  addLearner,
  NOW,
  optionsWithKeyA,
  programs,
  turtleLevel,
} from './testing/builders.ts';
export {
  describeProcedures,
  type ProcedureDescription,
  procedureList,
} from './testing/describe-procedures.ts';
export { startTestCluster, type TestCluster } from './testing/postgres-cluster.ts';
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
