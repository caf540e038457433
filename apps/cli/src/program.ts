import { Command } from 'commander';
import { addAnswerCommands } from './commands/answers.ts';
import { addAttemptCommands } from './commands/attempts.ts';
import { addAuditCommands } from './commands/audit.ts';
import { addBackupCommands } from './commands/backup.ts';
import { addBillingCommands } from './commands/billing.ts';
import { addCertificateCommands } from './commands/certificates.ts';
import { addCompletionCommand } from './commands/completion.ts';
import { addContentCommands } from './commands/content.ts';
import { addCourseCommands } from './commands/courses.ts';
import { addDatabaseCommands } from './commands/db.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addExamCommands } from './commands/exams.ts';
import { addGameCommands } from './commands/games.ts';
import { addImportCommands } from './commands/imports.ts';
import { addJobCommands } from './commands/jobs.ts';
import { addLevelCommands } from './commands/levels.ts';
import { addMailCommands } from './commands/mail.ts';
import { addMigrateCommand } from './commands/migrate.ts';
import { addOrderCommands } from './commands/orders.ts';
import { addProgressCommands } from './commands/progress.ts';
import { addQuestionCommands } from './commands/questions.ts';
import { addReportCommands } from './commands/reports.ts';
import { addSandboxCommand } from './commands/sandbox.ts';
import { addServerCommands } from './commands/servers.ts';
import { addSessionCommands } from './commands/session.ts';
import { addSettingsCommands } from './commands/settings.ts';
import { addSetupCommand } from './commands/setup.ts';
import { addSiteCommands } from './commands/site.ts';
import { addStandingCommands } from './commands/standings.ts';
import { addStatsCommand } from './commands/stats.ts';
import { addStatusCommand } from './commands/status.ts';
import { addTextCommands } from './commands/texts.ts';
import { addTokenCommands } from './commands/tokens.ts';
import { addTranslationCommands } from './commands/translations.ts';
import { addUserCommands } from './commands/users.ts';
import type { Shell } from './shell.ts';

const EXAMPLES = `Examples:
  $ studyhall login
  $ studyhall questions import bank.csv --exam security
  $ studyhall users list --role admin --json=username,email
`;
const ENDINGS = `
Data goes to stdout, everything else to stderr: a table on a terminal, tab-separated values in a pipe.
Exit codes: 0 done, 1 failed, 2 misused, 130 interrupted. More: docs/terminal.md`;

/** All commands, as `studyhall <noun> <verb>`. */
export function buildProgram(shell: Shell, version: string): Command {
  const program = new Command('studyhall');
  program
    .description('Studyhall in the terminal, for administrators')
    .version(version)
    .option('--server <address>', 'the server to talk to (default: that of the last log-in)')
    .option('--token-file <file>', 'act by the token in this file, or set STUDYHALL_TOKEN_FILE')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', ENDINGS)
    .configureHelp({
      showGlobalOptions: true,
      subcommandTerm: (command) => command.name(),
      optionTerm: (option) => option.flags.replace('--json [', '--json[='),
    })
    .configureOutput({
      writeOut: (text) => shell.terminal.stdout.write(text),
      writeErr: (text) => shell.terminal.stderr.write(text),
      outputError: (text) => shell.terminal.say(text.trim().replace(/^error: /, ''), 'error'),
    })
    .exitOverride();
  addQuestionCommands(program, shell);
  addImportCommands(program, shell);
  addExamCommands(program, shell);
  addAnswerCommands(program, shell);
  addAttemptCommands(program, shell);
  addCourseCommands(program, shell);
  addContentCommands(program, shell);
  addLevelCommands(program, shell);
  addProgressCommands(program, shell);
  addCertificateCommands(program, shell);
  addUserCommands(program, shell);
  addStandingCommands(program, shell);
  addGameCommands(program, shell);
  addOrderCommands(program, shell);
  addBillingCommands(program, shell);
  addMailCommands(program, shell);
  addJobCommands(program, shell);
  addSettingsCommands(program, shell);
  addTextCommands(program, shell);
  addTranslationCommands(program, shell);
  addReportCommands(program, shell);
  addAuditCommands(program, shell);
  addStatsCommand(program, shell);
  addStatusCommand(program, shell);
  addSessionCommands(program, shell);
  addTokenCommands(program, shell);
  addServerCommands(program, shell);
  addSetupCommand(program, shell);
  addDoctorCommand(program, shell);
  addBackupCommands(program, shell);
  addSiteCommands(program, shell);
  addMigrateCommand(program, shell);
  addDatabaseCommands(program, shell);
  addSandboxCommand(program, shell);
  addCompletionCommand(program, shell);
  return program;
}
