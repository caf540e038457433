/** What tests and benchmarks of other packages need to set a scene. */
export { open as openSession } from './auth/sessions.ts';
export { newSecretKey } from './platform/secrets.ts';
export { addCatalogue, addExam, addLearner, NOW, optionsWithKeyA } from './testing/builders.ts';
export {
  describeProcedures,
  type ProcedureDescription,
  procedureList,
} from './testing/describe-procedures.ts';
export { startTestCluster, type TestCluster } from './testing/postgres-cluster.ts';
