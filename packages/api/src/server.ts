/** What the server and the operator commands run on. Clients import the package itself, which is types only. */
export { listOpenSessions, type SessionKey, sessionKeyOf } from './auth/open-sessions.ts';
export { resolve as resolveSession, sweepSessions } from './auth/sessions.ts';
export { type ResolvedSession, resolve as resolveViewer } from './auth/sessions.ts';
export type { Context, ObservedCall, SessionCookie, Viewer } from './platform/context.ts';
export { openDatabase } from './platform/database.ts';
export { accessDatabase, type DatabaseAccess } from './platform/database-access.ts';
export { EmbeddedPostgresError } from './platform/embedded-postgres-error.ts';
export { createLimiter, type Limiter, sweepLimits } from './platform/limits.ts';
export { noMailbox } from './platform/mail.ts';
export { migrate, migrationStatus } from './platform/migrate.ts';
export { migrationSource } from './platform/migrations.ts';
export { MissingRolesError } from './platform/roles.ts';
export { secretKeysOf } from './platform/secret-keys.ts';
export { createSecrets, type Secrets } from './platform/secrets.ts';
export { readSettings, type Settings, SettingsError } from './platform/settings.ts';
export { domainErrorOf } from './platform/trpc.ts';
export { storeUpload, sweepUploads, UploadName } from './platform/uploads.ts';
export { appRouter } from './router.ts';
