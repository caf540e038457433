import type { Mutant } from '../mutant.ts';

/** What leaves the machine, and what is taken in. */
export const movingMutants: readonly Mutant[] = [
  {
    rule: 'copies do not leave the machine unencrypted',
    file: 'packages/api/src/platform/offsite-settings.ts',
    text: 'if (target === undefined || recipients.length > 0) return undefined;',
    replacement: 'if (true) return undefined;',
    test: 'packages/api/src/platform/settings.test.ts',
  },
  {
    rule: 'the log-in of a bucket does not cross a network in the open',
    file: 'packages/api/src/platform/offsite-target.ts',
    text: 'if (isOpen || ',
    replacement: 'if (',
    test: 'packages/api/src/platform/settings.test.ts',
  },
  {
    rule: 'a recipient with a slip of the pen is none',
    file: 'packages/api/src/platform/age-recipient.ts',
    text: 'return sumOf([...prefix, ...symbols]) === 1;',
    replacement: 'return sumOf([...prefix, ...symbols]) !== 0;',
    test: 'packages/api/src/platform/settings.test.ts',
  },
  {
    rule: 'a copy off-site counts when what arrived is what was sent',
    file: 'packages/api/src/admin/offsite/s3-store.ts',
    text: 'if (!(await isAsSent(client, uploaded)))',
    replacement: 'if (false && !(await isAsSent(client, uploaded)))',
    test: 'packages/api/src/admin/offsite/copy-offsite.test.ts',
  },
  {
    rule: 'a backup off-site is not called one while a file of it is missing',
    file: 'packages/api/src/admin/offsite/copy-offsite.ts',
    text: ' && torn.has(posix.dirname(name))) continue;',
    replacement: ' && false) continue;',
    test: 'packages/api/src/admin/offsite/copy-offsite.test.ts',
  },
  {
    rule: 'what is damaged here is not copied off-site',
    file: 'packages/api/src/admin/offsite/expected-hashes.ts',
    text: `if (hash.digest('hex') !== sha256) throw new DamagedHere(name);`,
    replacement: '',
    test: 'packages/api/src/admin/offsite/copy-offsite.test.ts',
  },
  {
    rule: 'what was lost here, and not removed by retention, stays off-site',
    file: 'packages/api/src/admin/offsite/copy-offsite.ts',
    text: 'removed.has(name) && ',
    replacement: '',
    test: 'packages/api/src/admin/offsite/copy-offsite.test.ts',
  },
  {
    rule: 'a folder that is not mounted is not made',
    file: 'packages/api/src/admin/offsite/open-target.ts',
    text: 'if (found?.isDirectory() !== true)',
    replacement: 'if (false)',
    test: 'packages/api/src/admin/offsite/copy-offsite.test.ts',
  },
  {
    rule: 'a site is not loaded over data',
    file: 'packages/api/src/admin/site/import-site.ts',
    text: 'if (first !== undefined)',
    replacement: 'if (false && first !== undefined)',
    test: 'packages/api/src/admin/site/import-site.test.ts',
  },
  {
    rule: 'keys alone are taken only where the rows are those of the archive',
    file: 'packages/api/src/admin/site/import-site.ts',
    text: 'secretKeys !== undefined && (await holdsExactly(db, manifest))',
    replacement: 'secretKeys !== undefined',
    test: 'packages/api/src/admin/site/import-site.test.ts',
  },
  {
    rule: 'a damaged table is refused before anything is touched',
    file: 'packages/api/src/admin/site/read-site.ts',
    text: "if (found.bytes !== bytes || found.hash.digest('hex') !== sha256) damaged(file, name);",
    replacement: 'if (found.bytes !== bytes) damaged(file, name);',
    test: 'packages/api/src/admin/site/import-site.test.ts',
  },
  {
    rule: 'an archive that changes while it is loaded is not kept',
    file: 'packages/api/src/admin/site/load-entries.ts',
    text: "if (rows !== table.rows || hash.digest('hex') !== table.sha256) throw changed();",
    replacement: '',
    test: 'packages/api/src/admin/site/import-site.test.ts',
  },
];
