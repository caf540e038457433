/** What the server and the operator commands run on. Clients import the package itself, which is types only. */

export { type Erasing, eraseDueAccounts } from './accounts/erase-accounts.ts';
export { followMerges } from './accounts/follow-merges.ts';
export { accountsOutboxHandlers } from './accounts/outbox-handlers.ts';
export { openExport } from './accounts/prepare-export.ts';
export { ERASE_ACCOUNTS } from './accounts/request-deletion.ts';
export { describeTable, listTables, type TableLine, type TablePart } from './admin/database/describe.ts';
export { openAsReporter, QUERY_ROWS_MAX, queryReadOnly } from './admin/database/query-read-only.ts';
export {
  listConnections,
  listTableSizes,
  listWaits,
  type OpenConnection,
  type TableSize,
  type Wait,
} from './admin/database/sizes.ts';
export { type Advice, type SlowReport, type SlowStatement, slowReport } from './admin/database/slow.ts';
export { examineSite, type NamedFinding } from './admin/doctor/examine-site.ts';
export { type Finding, runDataChecks, UnknownCheckError } from './admin/doctor/run-data-checks.ts';
export { findLastDrill } from './admin/drill-queries.ts';
export { closeIncident, listOpenIncidents, openIncident } from './admin/incidents.ts';
export { installContent } from './admin/install-content.ts';
export { openSecrets } from './admin/open-secrets.ts';
export { sweepIdleGuests } from './admin/sweep-idle-guests.ts';
export { sweepPrograms } from './auth/api-tokens.ts';
export { liftEndedBans } from './auth/bans.ts';
export { type EndedSince, listEndedSessions } from './auth/ended-sessions.ts';
export { resetSecondFactor } from './auth/factors/reset-second-factor.ts';
export { endImpersonations } from './auth/impersonation.ts';
export { sweepKnownDevices } from './auth/known-devices.ts';
export { sweepTokens } from './auth/one-time-tokens.ts';
export { listOpenSessions, type OpenSession, type SessionKey, sessionKeyOf } from './auth/open-sessions.ts';
export { authOutboxHandlers } from './auth/outbox-handlers.ts';
export { sweepPendingSignIns } from './auth/pending-sign-ins.ts';
export { readPicture, setPicture } from './auth/pictures/pictures.ts';
export { openIdentityProviders, openProvider, type Tell } from './auth/providers/open-providers.ts';
export { resolveBearer } from './auth/resolve-bearer.ts';
export { sweepSessions } from './auth/sessions.ts';
export {
  createFirstAdministrator,
  createSetupLink,
  isSetupNeeded,
  type SetupLinkView,
} from './auth/set-up-administrator.ts';
export { comeBack, startSignIn } from './auth/sign-in-elsewhere.ts';
export { getReceiptFile } from './billing/get-receipt-file.ts';
export { billingOutboxHandlers } from './billing/outbox-handlers.ts';
export { receiveEvent } from './billing/receive-event.ts';
export { stripeOnFirstUse } from './billing/stripe-on-first-use.ts';
export { sweepLapsedCredits } from './billing/sweep-lapsed-credits.ts';
export { foldBoards } from './gamification/fold-boards.ts';
export { freezeWeeks } from './gamification/freeze-weeks.ts';
export { gamificationOutboxHandlers } from './gamification/outbox-handlers.ts';
export { countRunningGames, gameLatenessSeconds } from './live/after/game-figures.ts';
export { liveOutboxHandlers } from './live/after/outbox-handlers.ts';
export { createGames, type LiveGames } from './live/play/gather-answers.ts';
export { type Heard, markPresence } from './live/play/mark-presence.ts';
export { startGames } from './live/play/start-games.ts';
export { sweepPins } from './live/rooms/remotes.ts';
export { countProgress } from './live/stream/count-progress.ts';
export { findViewer, type GameViewer, listViewers } from './live/stream/find-viewer.ts';
export { type Here, hereTokenOf, readHereToken } from './live/stream/here-token.ts';
export { EVENTS_PER_READ, type LoggedFrame, listFrames } from './live/stream/list-frames.ts';
export { isActingAdministrator } from './platform/acting-administrator.ts';
export { recordAudit, recordOperatorAction, SYSTEM } from './platform/audit.ts';
export { chainAudit, getAuditHead } from './platform/audit-chain.ts';
export { beginMigration } from './platform/begin-migration.ts';
export { type Blobs, openBlobs } from './platform/blobs.ts';
export type {
  BegunSignInCookie,
  Context,
  DeviceCookie,
  ObservedCall,
  SessionCookie,
  Viewer,
} from './platform/context.ts';
export { isConnectionLost, openDatabase } from './platform/database.ts';
export { accessDatabase, type DatabaseAccess } from './platform/database-access.ts';
export { explainDatabaseFailure } from './platform/database-failure.ts';
export { databaseHealth } from './platform/database-health.ts';
export { diskOf } from './platform/disk.ts';
export { isDatabaseMade } from './platform/embedded-postgres-place.ts';
export type { PostgresWatch } from './platform/embedded-postgres-supervisor.ts';
export {
  type IdentityProvider,
  type IdentityProviders,
  identityProvidersOf,
  noIdentityProviders,
} from './platform/identity-providers.ts';
export { readInstanceSettings } from './platform/instance-settings.ts';
export type { Job } from './platform/job.ts';
export { listJobRows } from './platform/job-rows.ts';
export { createLimiter, type Limiter, sweepLimits } from './platform/limits.ts';
export { isLoopback } from './platform/loopback.ts';
export { type Mailbox, type MailTransport, mailHandler, noMailbox } from './platform/mail.ts';
export { createMailTransport } from './platform/mail-transport.ts';
export { explainSchema, type MigrationStep, migrate, migrationStatus } from './platform/migrate.ts';
export { MigrationError } from './platform/migration-error.ts';
export { migrationFolder } from './platform/migration-hashes.ts';
export { migrationHistory } from './platform/migration-history.ts';
export { migrationSource } from './platform/migrations.ts';
export { onFirstUse } from './platform/on-first-use.ts';
export { operatorName } from './platform/operator-name.ts';
export { countFailed, outboxAgeSeconds, sweepOutbox } from './platform/outbox.ts';
export { noPayments, type Payments, paymentsOnFirstUse } from './platform/payments.ts';
export { PowerfulRoleError, refusePowerfulRole } from './platform/powerful-role.ts';
export { sweepQuotas } from './platform/quotas.ts';
export { createRelay, type OutboxHandlers, type Relay } from './platform/relay.ts';
export { isStorageFull } from './platform/resource-warning.ts';
export { passwordComplaint, passwordStatement, setRolePassword } from './platform/role-password.ts';
export { createSchedule, type Schedule } from './platform/schedule.ts';
export { mendingScript } from './platform/schema-difference.ts';
export { findSecretKeys } from './platform/secret-keys.ts';
export { createSecrets, type Secrets } from './platform/secrets.ts';
export type { LogLevel, Settings } from './platform/settings.ts';
export { loadSettings } from './platform/settings-sources.ts';
export { readLogoContent, readSiteLogo } from './platform/site-logo.ts';
export { readAgreedVersions } from './platform/site-texts.ts';
export { asProcedureError, demandLooking, domainErrorOf, refusedCall } from './platform/trpc.ts';
export { readUpload, storeUpload, sweepUploads, UploadName } from './platform/uploads.ts';
export { verifyAudit } from './platform/verify-audit.ts';
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
export { readImageContent, sweepImages } from './quizzes/images/image-queries.ts';
export { sendImage } from './quizzes/images/store-image.ts';
export { runningImports } from './quizzes/import/running-imports.ts';
export { quizzesOutboxHandlers } from './quizzes/regrade/run-regrade.ts';
export { countScores } from './quizzes/statistics/count-scores.ts';
export { appRouter } from './router.ts';
