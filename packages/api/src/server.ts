/** What the server and the operator commands run on. Clients import the package itself, which is types only. */

export { installContent } from './admin/install-content.ts';
export { openSecrets } from './admin/open-secrets.ts';
export { sweepIdleGuests } from './admin/sweep-idle-guests.ts';
export { sweepKnownDevices } from './auth/known-devices.ts';
export { sweepTokens } from './auth/one-time-tokens.ts';
export { listOpenSessions, type SessionKey, sessionKeyOf } from './auth/open-sessions.ts';
export { authOutboxHandlers } from './auth/outbox-handlers.ts';
export { resolve as resolveSession, sweepSessions } from './auth/sessions.ts';
export { createSetupLink, isSetupNeeded, type SetupLinkView } from './auth/set-up-administrator.ts';
export { billingOutboxHandlers } from './billing/outbox-handlers.ts';
export { receiveEvent } from './billing/receive-event.ts';
export { stripeOnFirstUse } from './billing/stripe-on-first-use.ts';
export { sweepLapsedCredits } from './billing/sweep-lapsed-credits.ts';
export { gamificationOutboxHandlers } from './gamification/outbox-handlers.ts';
export type { Context, DeviceCookie, ObservedCall, SessionCookie, Viewer } from './platform/context.ts';
export { openDatabase } from './platform/database.ts';
export { accessDatabase, type DatabaseAccess } from './platform/database-access.ts';
export { explainDatabaseFailure } from './platform/database-failure.ts';
export type { PostgresWatch } from './platform/embedded-postgres-supervisor.ts';
export { createLimiter, type Limiter, sweepLimits } from './platform/limits.ts';
export { type Mailbox, type MailTransport, mailHandler, noMailbox } from './platform/mail.ts';
export { createMailTransport } from './platform/mail-transport.ts';
export { explainSchema, migrate, migrationStatus } from './platform/migrate.ts';
export { migrationSource } from './platform/migrations.ts';
export { onFirstUse } from './platform/on-first-use.ts';
export { sweepOutbox } from './platform/outbox.ts';
export { noPayments, type Payments, paymentsOnFirstUse } from './platform/payments.ts';
export { sweepQuotas } from './platform/quotas.ts';
export { createRelay, type OutboxHandlers, type Relay } from './platform/relay.ts';
export { isStorageFull } from './platform/resource-warning.ts';
export { mendingScript } from './platform/schema-difference.ts';
export { createSecrets, type Secrets } from './platform/secrets.ts';
export { readSettings, type Settings } from './platform/settings.ts';
export { asProcedureError, domainErrorOf } from './platform/trpc.ts';
export { readUpload, storeUpload, sweepUploads, UploadName } from './platform/uploads.ts';
export {
  getBadge,
  getCertificateFile,
  type LookingContext,
} from './progress/certificates/certificate-file.ts';
export { keepRenderings } from './progress/certificates/rendering/kept-renderings.ts';
export type { CertificateFormat } from './progress/certificates/rendering/render-certificate.ts';
export { publishedKeys } from './progress/certificates/signing-keys.ts';
export { verifyCertificate } from './progress/certificates/verify-certificate.ts';
export { closeOverdueAttempts } from './quizzes/close-overdue-attempts.ts';
export { runningImports } from './quizzes/import/running-imports.ts';
export { appRouter } from './router.ts';
