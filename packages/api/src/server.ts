/** What the server and the operator commands run on. Clients import the package itself, which is types only. */
export type { Context, ObservedCall, SessionCookie, Viewer } from './platform/context.ts';
export { openDatabase } from './platform/database.ts';
export { accessDatabase, type DatabaseAccess } from './platform/database-access.ts';
export { EmbeddedPostgresError } from './platform/embedded-postgres-error.ts';
export { createLimiter, type Limiter } from './platform/limits.ts';
export { migrate, migrationStatus } from './platform/migrate.ts';
export { MissingRolesError } from './platform/roles.ts';
export { secretKeysOf } from './platform/secret-keys.ts';
export { createSecrets, type Secrets } from './platform/secrets.ts';
export { readSettings, type Settings, SettingsError } from './platform/settings.ts';
export { domainErrorOf } from './platform/trpc.ts';
export { storeUpload, sweepUploads, UploadName } from './platform/uploads.ts';
export { appRouter } from './router.ts';
