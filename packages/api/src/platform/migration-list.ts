import * as createPlatform from '@studyhall/migrations/20261121100000_create_platform.ts';
import * as createAuth from '@studyhall/migrations/20261121100100_create_auth.ts';
import * as createGamification from '@studyhall/migrations/20261121100200_create_gamification.ts';
import * as createQuizzes from '@studyhall/migrations/20261121100300_create_quizzes.ts';
import * as keepTheDomainOfAVersion from '@studyhall/migrations/20261121100350_keep_the_domain_of_a_version.ts';
import * as createProgress from '@studyhall/migrations/20261121100400_create_progress.ts';
import * as createCertificates from '@studyhall/migrations/20261121100500_create_certificates.ts';
import * as createBilling from '@studyhall/migrations/20261121100600_create_billing.ts';
import * as countScoresOfExamsAlone from '@studyhall/migrations/20261121100700_count_scores_of_exams_alone.ts';
import * as createFreezeEntries from '@studyhall/migrations/20261121100800_create_freeze_entries.ts';
import * as letCustomersChange from '@studyhall/migrations/20261121100900_let_customers_change.ts';
import * as keepIndexesThatServe from '@studyhall/migrations/20261121101000_keep_indexes_that_serve.ts';
import * as sayHowTextsAreRead from '@studyhall/migrations/20261128100000_say_how_texts_are_read.ts';
import * as keepWhatWasMigrated from '@studyhall/migrations/20261128110000_keep_what_was_migrated.ts';
import * as setCreditsOfRefundsAside from '@studyhall/migrations/20261128120000_set_credits_of_refunds_aside.ts';
import * as sayWhenTheCatalogueGrew from '@studyhall/migrations/20261129000100_say_when_the_catalogue_grew.ts';
import * as letEventsBeDismissed from '@studyhall/migrations/20261129030000_let_events_be_dismissed.ts';
import * as takeAnswersGivenInTime from '@studyhall/migrations/20261129100000_take_answers_given_in_time.ts';
import * as letAttemptsBeDiscarded from '@studyhall/migrations/20261129101000_let_attempts_be_discarded.ts';
import * as createQuotas from '@studyhall/migrations/20261129200000_create_quotas.ts';
import * as createKnownDevices from '@studyhall/migrations/20261129200100_create_known_devices.ts';
import * as endPlansOfClosedAccounts from '@studyhall/migrations/20261129400000_end_plans_of_closed_accounts.ts';
import * as parkSecondPlans from '@studyhall/migrations/20261129401000_park_second_plans.ts';
import * as createActivities from '@studyhall/migrations/20261129500000_create_activities.ts';
import * as sayWhatMessagesWaitFor from '@studyhall/migrations/20261129700000_say_what_messages_wait_for.ts';
import * as keepInstanceSettings from '@studyhall/migrations/20261129700001_keep_instance_settings.ts';
import * as keepTheHistoryOfMigrations from '@studyhall/migrations/20261129705000_keep_the_history_of_migrations.ts';
import * as scheduleWork from '@studyhall/migrations/20261129800100_schedule_work.ts';
import * as createBlobs from '@studyhall/migrations/20261129800200_create_blobs.ts';
import * as createIncidents from '@studyhall/migrations/20261129800300_create_incidents.ts';
import * as keepRestoresAndDrills from '@studyhall/migrations/20261129800600_keep_restores_and_drills.ts';
import * as keepAnAuditLog from '@studyhall/migrations/20261129800700_keep_an_audit_log.ts';
import * as letCriteriaNameCounters from '@studyhall/migrations/20261129900100_let_criteria_name_counters.ts';
import * as tellDrillsOffSiteApart from '@studyhall/migrations/20261129900101_tell_drills_off_site_apart.ts';
import * as addSecondFactors from '@studyhall/migrations/20261129900102_add_second_factors.ts';
import * as createOauthAccounts from '@studyhall/migrations/20261129900102_create_oauth_accounts.ts';
import * as letProgramsActForPeople from '@studyhall/migrations/20261129900102_let_programs_act_for_people.ts';
import * as invitePeople from '@studyhall/migrations/20261130055021_invite_people.ts';
import * as letAccountsBeErased from '@studyhall/migrations/20261130055246_let_accounts_be_erased.ts';
import * as banWithAReason from '@studyhall/migrations/20261130061552_ban_with_a_reason.ts';
import * as lookAsSomebodySeesIt from '@studyhall/migrations/20261130063000_look_as_somebody_sees_it.ts';
import * as giveRightsBesideRoles from '@studyhall/migrations/20261130161429_give_rights_beside_roles.ts';
import * as keepTextsAndConsents from '@studyhall/migrations/20261130161442_keep_texts_and_consents.ts';
import * as mergeAccounts from '@studyhall/migrations/20261130161732_merge_accounts.ts';
import * as showPeopleAsTheyLook from '@studyhall/migrations/20261130164011_show_people_as_they_look.ts';
import * as letPeopleReport from '@studyhall/migrations/20261130173700_let_people_report.ts';
import * as askQuestionsOfEveryType from '@studyhall/migrations/20261130195414_ask_questions_of_every_type.ts';
import * as countScoresOfAttempts from '@studyhall/migrations/20261130200304_count_scores_of_attempts.ts';
import * as sayWhoSettledReports from '@studyhall/migrations/20261130200539_say_who_settled_reports.ts';
import * as keepTermsOfAttempts from '@studyhall/migrations/20261130202239_keep_terms_of_attempts.ts';
import * as findQuestionsThatReadAlike from '@studyhall/migrations/20261130210231_find_questions_that_read_alike.ts';
import * as freezeWeeksOfBoards from '@studyhall/migrations/20261130210421_freeze_weeks_of_boards.ts';
import * as hearOfQuestionsAndRegradeThem from '@studyhall/migrations/20261130211323_hear_of_questions_and_regrade_them.ts';
import * as translateTexts from '@studyhall/migrations/20261130232735_translate_texts.ts';
import * as tellChosenQuizzesFromWholeExams from '@studyhall/migrations/20261130232737_tell_chosen_quizzes_from_whole_exams.ts';
import * as keepImagesOfQuestions from '@studyhall/migrations/20261130232903_keep_images_of_questions.ts';
import * as takeImportsBack from '@studyhall/migrations/20261130234134_take_imports_back.ts';
import * as findCertificatesByName from '@studyhall/migrations/20261130234718_find_certificates_by_name.ts';
import * as sayWhatImportsWrote from '@studyhall/migrations/20261201003412_say_what_imports_wrote.ts';
import * as rememberWhatImportsTranslated from '@studyhall/migrations/20261201012901_remember_what_imports_translated.ts';
import * as playLiveGames from '@studyhall/migrations/20261201092651_play_live_games.ts';
import * as keepResultsAndRatingsOfGames from '@studyhall/migrations/20261201093656_keep_results_and_ratings_of_games.ts';
import * as noteWhatImportsMake from '@studyhall/migrations/20261201093741_note_what_imports_make.ts';
import * as noteEndedSessions from '@studyhall/migrations/20261201095841_note_ended_sessions.ts';
import * as letSeatsBeOnOffer from '@studyhall/migrations/20261201102410_let_seats_be_on_offer.ts';
import * as findImportsById from '@studyhall/migrations/20261201131500_find_imports_by_id.ts';
import * as tellWhetherARegradeGoesOn from '@studyhall/migrations/20261201174927_tell_whether_a_regrade_goes_on.ts';
import * as listOpenRooms from '@studyhall/migrations/20261201180500_list_open_rooms.ts';
import * as numberReceipts from '@studyhall/migrations/20261201181300_number_receipts.ts';
import * as sayWhenSomebodyIsAtARegrade from '@studyhall/migrations/20261201193900_say_when_somebody_is_at_a_regrade.ts';
import type { Knex } from 'knex';

export interface Migration {
  readonly up: (knex: Knex) => Promise<void>;
  readonly down: (knex: Knex) => Promise<void>;
}

/**
 * The folder `migrations/` as modules, so that a bundle carries them; written by `npm run migrations`. The names keep their
 * ending: Knex stores them, and a plain Node could not list a folder of TypeScript. A check compares this list with the folder.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '20261121100000_create_platform.ts': createPlatform,
  '20261121100100_create_auth.ts': createAuth,
  '20261121100200_create_gamification.ts': createGamification,
  '20261121100300_create_quizzes.ts': createQuizzes,
  '20261121100350_keep_the_domain_of_a_version.ts': keepTheDomainOfAVersion,
  '20261121100400_create_progress.ts': createProgress,
  '20261121100500_create_certificates.ts': createCertificates,
  '20261121100600_create_billing.ts': createBilling,
  '20261121100700_count_scores_of_exams_alone.ts': countScoresOfExamsAlone,
  '20261121100800_create_freeze_entries.ts': createFreezeEntries,
  '20261121100900_let_customers_change.ts': letCustomersChange,
  '20261121101000_keep_indexes_that_serve.ts': keepIndexesThatServe,
  '20261128100000_say_how_texts_are_read.ts': sayHowTextsAreRead,
  '20261128110000_keep_what_was_migrated.ts': keepWhatWasMigrated,
  '20261128120000_set_credits_of_refunds_aside.ts': setCreditsOfRefundsAside,
  '20261129000100_say_when_the_catalogue_grew.ts': sayWhenTheCatalogueGrew,
  '20261129030000_let_events_be_dismissed.ts': letEventsBeDismissed,
  '20261129100000_take_answers_given_in_time.ts': takeAnswersGivenInTime,
  '20261129101000_let_attempts_be_discarded.ts': letAttemptsBeDiscarded,
  '20261129200000_create_quotas.ts': createQuotas,
  '20261129200100_create_known_devices.ts': createKnownDevices,
  '20261129400000_end_plans_of_closed_accounts.ts': endPlansOfClosedAccounts,
  '20261129401000_park_second_plans.ts': parkSecondPlans,
  '20261129500000_create_activities.ts': createActivities,
  '20261129700000_say_what_messages_wait_for.ts': sayWhatMessagesWaitFor,
  '20261129700001_keep_instance_settings.ts': keepInstanceSettings,
  '20261129705000_keep_the_history_of_migrations.ts': keepTheHistoryOfMigrations,
  '20261129800100_schedule_work.ts': scheduleWork,
  '20261129800200_create_blobs.ts': createBlobs,
  '20261129800300_create_incidents.ts': createIncidents,
  '20261129800600_keep_restores_and_drills.ts': keepRestoresAndDrills,
  '20261129800700_keep_an_audit_log.ts': keepAnAuditLog,
  '20261129900100_let_criteria_name_counters.ts': letCriteriaNameCounters,
  '20261129900101_tell_drills_off_site_apart.ts': tellDrillsOffSiteApart,
  '20261129900102_add_second_factors.ts': addSecondFactors,
  '20261129900102_create_oauth_accounts.ts': createOauthAccounts,
  '20261129900102_let_programs_act_for_people.ts': letProgramsActForPeople,
  '20261130055021_invite_people.ts': invitePeople,
  '20261130055246_let_accounts_be_erased.ts': letAccountsBeErased,
  '20261130061552_ban_with_a_reason.ts': banWithAReason,
  '20261130063000_look_as_somebody_sees_it.ts': lookAsSomebodySeesIt,
  '20261130161429_give_rights_beside_roles.ts': giveRightsBesideRoles,
  '20261130161442_keep_texts_and_consents.ts': keepTextsAndConsents,
  '20261130161732_merge_accounts.ts': mergeAccounts,
  '20261130164011_show_people_as_they_look.ts': showPeopleAsTheyLook,
  '20261130173700_let_people_report.ts': letPeopleReport,
  '20261130195414_ask_questions_of_every_type.ts': askQuestionsOfEveryType,
  '20261130200304_count_scores_of_attempts.ts': countScoresOfAttempts,
  '20261130200539_say_who_settled_reports.ts': sayWhoSettledReports,
  '20261130202239_keep_terms_of_attempts.ts': keepTermsOfAttempts,
  '20261130210231_find_questions_that_read_alike.ts': findQuestionsThatReadAlike,
  '20261130210421_freeze_weeks_of_boards.ts': freezeWeeksOfBoards,
  '20261130211323_hear_of_questions_and_regrade_them.ts': hearOfQuestionsAndRegradeThem,
  '20261130232735_translate_texts.ts': translateTexts,
  '20261130232737_tell_chosen_quizzes_from_whole_exams.ts': tellChosenQuizzesFromWholeExams,
  '20261130232903_keep_images_of_questions.ts': keepImagesOfQuestions,
  '20261130234134_take_imports_back.ts': takeImportsBack,
  '20261130234718_find_certificates_by_name.ts': findCertificatesByName,
  '20261201003412_say_what_imports_wrote.ts': sayWhatImportsWrote,
  '20261201012901_remember_what_imports_translated.ts': rememberWhatImportsTranslated,
  '20261201092651_play_live_games.ts': playLiveGames,
  '20261201093656_keep_results_and_ratings_of_games.ts': keepResultsAndRatingsOfGames,
  '20261201093741_note_what_imports_make.ts': noteWhatImportsMake,
  '20261201095841_note_ended_sessions.ts': noteEndedSessions,
  '20261201102410_let_seats_be_on_offer.ts': letSeatsBeOnOffer,
  '20261201131500_find_imports_by_id.ts': findImportsById,
  '20261201174927_tell_whether_a_regrade_goes_on.ts': tellWhetherARegradeGoesOn,
  '20261201180500_list_open_rooms.ts': listOpenRooms,
  '20261201181300_number_receipts.ts': numberReceipts,
  '20261201193900_say_when_somebody_is_at_a_regrade.ts': sayWhenSomebodyIsAtARegrade,
};
