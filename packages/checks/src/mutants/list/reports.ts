import type { Mutant } from '../mutant.ts';

const reports = 'packages/api/src/auth/reports/reports.test.ts';
const races = 'packages/api/src/auth/reports/report-races.test.ts';
const rules = 'packages/domain/src/auth/reports.test.ts';
const report = 'packages/api/src/auth/reports/report.ts';
const settle = 'packages/api/src/auth/reports/settle-report.ts';

/** What people report of others, and what administrators hide. */
export const reportMutants: readonly Mutant[] = [
  {
    rule: 'a name that is hidden is hidden however it is written',
    file: 'packages/domain/src/auth/reports.ts',
    text: 'return compared(name) === compared(other);',
    replacement: 'return name === other;',
    test: rules,
  },
  {
    rule: 'a first name that is hidden is hidden with every last name',
    file: 'packages/domain/src/auth/reports.ts',
    text: `[hidden, hidden.replace(INITIAL, '')].some`,
    replacement: '[hidden].some',
    test: rules,
  },
  {
    rule: 'a name that is hidden is hidden with anything behind it',
    file: 'packages/domain/src/auth/reports.ts',
    text: 'words.slice(0, index + 1)',
    replacement: 'words.slice(0, index + words.length)',
    test: rules,
  },
  {
    rule: 'others see no name that is hidden',
    file: 'packages/domain/src/auth/reports.ts',
    text: 'if (!isNameHidden(account)) return displayNameOf(account);',
    replacement: 'if (account.role !== undefined) return displayNameOf(account);',
    test: rules,
  },
  {
    rule: 'the board shows others no name that is hidden',
    file: 'packages/api/src/gamification/leaderboard-queries.ts',
    text: 'isMe ? displayNameOf(names) : shownNameOf(names)',
    replacement: 'displayNameOf(names)',
    test: reports,
  },
  {
    rule: 'others see no picture that is hidden',
    file: 'packages/api/src/auth/pictures/picture-queries.ts',
    text: `h.user_id = p.user_id and h.thing = 'picture'`,
    replacement: `false and h.thing = 'picture'`,
    test: reports,
  },
  {
    rule: 'nobody is reported by an id, which a board does not say',
    file: report,
    text: `if (!text.startsWith(PREFIX)) throw new DomainError('not-found');`,
    replacement: '',
    test: reports,
  },
  {
    rule: 'nobody reports themselves',
    file: report,
    text: `if (subjectId === viewer.userId) throw new DomainError('not-found');`,
    replacement: '',
    test: reports,
  },
  {
    rule: 'a name that is hidden is not reported again',
    file: report,
    text: 'isNameHidden({ ...names, hiddenNames }) ? undefined : displayNameOf(names)',
    replacement: 'isNameHidden({ ...names, hiddenNames: [] }) ? undefined : displayNameOf(names)',
    test: reports,
  },
  {
    rule: 'a picture that is hidden is not reported again',
    file: report,
    text: 'picture === undefined || hidden.includes(picture.hash)',
    replacement: 'picture === undefined || hidden.includes("")',
    test: reports,
  },
  {
    rule: 'of a report and the hiding of the same one comes first',
    file: report,
    text: `.select('id', 'role').forNoKeyUpdate()`,
    replacement: `.select('id', 'role')`,
    test: races,
  },
  {
    rule: 'two who report each other do not wait for each other',
    file: report,
    text: `.select('id', 'role').forNoKeyUpdate()`,
    replacement: `.select('id', 'role').forUpdate()`,
    test: races,
  },
  {
    rule: 'a decision is about the state that was seen',
    file: settle,
    text: `if (found.state !== seen) throw new DomainError('report-settled');`,
    replacement: '',
    test: reports,
  },
  {
    rule: 'of two administrators who decide at once one decides',
    file: settle,
    text: `.select('id').forNoKeyUpdate()`,
    replacement: `.select('id')`,
    test: races,
  },
  {
    rule: 'a decision settles what is about the same and nothing else',
    file: settle,
    text: `      .where({ subjectId: userId, thing })
      .whereIn('what', concerned)`,
    replacement: '      .where({ subjectId: userId })',
    test: reports,
  },
  {
    rule: 'what is hidden is hidden with whatever goes by the same first name',
    file: settle,
    text: '.filter((name) => isHiddenBy(name, what))',
    replacement: '.filter((name) => name === what)',
    test: reports,
  },
  {
    rule: 'a name that is let be is let be however it is written',
    file: settle,
    text: '.filter((name) => isSameName(name, what))',
    replacement: '.filter((name) => isSameName(name, what) && name === what)',
    test: reports,
  },
  {
    rule: 'what is shown again is hidden by nothing else',
    file: settle,
    text: '...hidden.filter((name) => isHiddenBy(what, name)),',
    replacement: '...hidden.filter((name) => name === what),',
    test: reports,
  },
  {
    rule: 'what is shown again is hidden no more',
    file: settle,
    text: `await HiddenThing.query(trx).delete().where({ userId, thing }).whereIn('what', concerned);`,
    replacement: '',
    test: reports,
  },
  {
    rule: 'the owner is told of what is hidden',
    file: settle,
    text: 'await tellOwner(trx, { secrets, now }, { userId, notice: hidingNotices[thing] });',
    replacement: 'void [tellOwner, secrets, hidingNotices];',
    test: reports,
  },
  {
    rule: 'a name that is hidden is not given again',
    file: 'packages/api/src/auth/update-profile.ts',
    text: `    throw new DomainError('name-hidden');`,
    replacement: '    return;',
    test: reports,
  },
  {
    rule: 'what is kept beside a hidden name can be changed',
    file: 'packages/api/src/auth/update-profile.ts',
    text: 'if (firstName === former.firstName && lastName === former.lastName) return;',
    replacement: '',
    test: reports,
  },
  {
    rule: 'a picture that is hidden is not sent again',
    file: 'packages/api/src/auth/pictures/pictures.ts',
    text: `if (hidden.includes(hashOf(encoded))) throw new DomainError('picture-hidden');`,
    replacement: '',
    test: 'apps/server/src/picture-routes.test.ts',
  },
  {
    rule: 'nobody but administrators is shown a hidden picture',
    file: 'packages/api/src/auth/pictures/pictures.ts',
    text: 'withHidden ? having.length > 0 : having.length > hiding.length',
    replacement: 'having.length > 0 || withHidden || hiding.length > 0',
    test: 'apps/server/src/picture-routes.test.ts',
  },
  {
    rule: 'what an erased account reported goes with it',
    file: 'packages/api/src/auth/reports/forget-reports.ts',
    text: ".where({ reporterId: userId, state: 'hidden' })",
    replacement: '.where({ reporterId: userId })',
    test: reports,
  },
];
