import type { Mutant } from '../mutant.ts';

const certificateRouter = 'packages/api/src/progress/certificate-router.test.ts';
const certificates = 'packages/api/src/progress/certificates/certificates.test.ts';
const administering = 'packages/api/src/progress/certificates/administer-certificates.test.ts';
const signingKeys = 'packages/api/src/progress/certificates/signing-keys.test.ts';

export const certificatesMutants: readonly Mutant[] = [
  {
    rule: 'a certificate is claimed for one’s own run',
    file: 'packages/api/src/progress/certificates/claim-queries.ts',
    text: `join auth.profiles p on p.user_id = :userId
     where e.user_id = :userId and e.id = :enrolmentId`,
    replacement: `join auth.profiles p on p.user_id = :userId
     where e.id = :enrolmentId`,
    test: certificateRouter,
  },
  {
    rule: 'a certificate is claimed with the levels of its run',
    file: 'packages/api/src/progress/certificates/claim-queries.ts',
    text: 'on w.user_id = :userId and w.enrolment_id = e.id and w.level_id = l.id',
    replacement: 'on w.user_id = :userId and w.level_id = l.id',
    test: certificateRouter,
  },
  {
    rule: 'a certificate is of its run',
    file: 'packages/api/src/progress/certificates/claim-queries.ts',
    text: 'where c.user_id = :userId and c.enrolment_id = e.id and not exists',
    replacement: 'where c.user_id = :userId and not exists',
    test: certificateRouter,
  },
  {
    rule: 'a run’s certificate is the one that no other replaces',
    file: 'packages/api/src/progress/certificates/claim-queries.ts',
    text: `and not exists (
    select from progress.certificates n where n.user_id = :userId and n.replaces_id = c.id)`,
    replacement: '',
    test: administering,
  },
  {
    rule: 'what writes a certificate looks at the levels of its run',
    file: 'packages/api/src/progress/certificates/claim-queries.ts',
    text: 'where w.user_id = :userId and w.enrolment_id = e.id and w.level_id = l.id)`',
    replacement: 'where w.user_id = :userId and w.level_id = l.id)`',
    test: certificates,
  },
  {
    rule: 'what writes a certificate demands every level passed',
    file: 'packages/api/src/progress/certificates/claim-queries.ts',
    text: 'and not exists (select from progress.levels l where',
    replacement: 'and exists (select from progress.levels l where true or',
    test: certificates,
  },
  {
    rule: 'a certificate demands every level passed',
    file: 'packages/api/src/progress/certificates/issue-certificate.ts',
    text: "if (passedAt === null) throw new DomainError('course-not-completed', { position: level.position });",
    replacement: '',
    test: certificateRouter,
  },
  {
    rule: 'a run has one certificate however often it is claimed',
    file: 'packages/api/src/progress/certificates/issue-certificate.ts',
    text: 'if (facts.serial !== null) return { serial: facts.serial };',
    replacement: '',
    test: certificates,
  },
  {
    rule: 'an administrator issues for the run that is complete',
    file: 'packages/api/src/progress/certificates/claim-queries.ts',
    text: 'order by exists (select from progress.levels l where',
    replacement: 'order by exists (select from progress.levels l where false and',
    test: administering,
  },
  {
    rule: 'the list of certificates is one’s own',
    file: 'packages/api/src/progress/certificates/certificate-queries.ts',
    text: ".where('c.userId', userId)",
    replacement: '',
    test: certificateRouter,
  },
  {
    rule: 'the list of certificates leaves out those that were corrected',
    file: 'packages/api/src/progress/certificates/certificate-queries.ts',
    text: ".whereNull('successor.id')",
    replacement: '',
    test: administering,
  },
  {
    rule: 'a chain of certificates is of one run',
    file: 'packages/api/src/progress/certificates/certificate-queries.ts',
    text: 'on c.user_id = d.user_id and c.enrolment_id = o.enrolment_id',
    replacement: 'on c.user_id = d.user_id',
    test: certificateRouter,
  },
  {
    rule: 'a certificate is said to be mine if it is',
    file: 'packages/api/src/progress/certificates/verify-certificate.ts',
    text: 'isMine: row.userId === viewerId',
    replacement: 'isMine: true',
    test: certificateRouter,
  },
  {
    rule: 'a certificate is what was signed',
    file: 'packages/api/src/progress/certificates/verify-certificate.ts',
    text: 'return saysTheSame && isSigned(row.credential, row.signature, key);',
    replacement: 'return saysTheSame;',
    test: certificates,
  },
  {
    rule: 'the columns of a certificate say what was signed',
    file: 'packages/api/src/progress/certificates/verify-certificate.ts',
    text: 'return saysTheSame && isSigned(row.credential, row.signature, key);',
    replacement: 'return isSigned(row.credential, row.signature, key);',
    test: certificates,
  },
  {
    rule: 'a private key fits its published half',
    file: 'packages/api/src/progress/certificates/signing-keys.ts',
    text: 'publicJwkOf(privateKey).x === publicJwk.x && thumbprintOf(publicJwk) === id',
    replacement: 'thumbprintOf(publicJwk) === id',
    test: signingKeys,
  },
  {
    rule: 'a key is called after its public half',
    file: 'packages/api/src/progress/certificates/signing-keys.ts',
    text: 'publicJwkOf(privateKey).x === publicJwk.x && thumbprintOf(publicJwk) === id',
    replacement: 'publicJwkOf(privateKey).x === publicJwk.x',
    test: signingKeys,
  },
  {
    rule: 'keys that count for nothing are not published',
    file: 'packages/api/src/progress/certificates/signing-keys.ts',
    text: '(await listKeys(db)).filter((row) => openKey(secrets, row) !== undefined)',
    replacement: 'await listKeys(db)',
    test: certificates,
  },
  {
    rule: 'a forged certificate is not corrected',
    file: 'packages/api/src/progress/certificates/correct-certificate.ts',
    text: "if (!isSignatureValid) throw new DomainError('certificate-signature-broken');",
    replacement: '',
    test: administering,
  },
  {
    rule: 'a certificate is corrected and revoked while it is the newest',
    file: 'packages/api/src/progress/certificates/correct-certificate.ts',
    text: "if (successor !== undefined) throw new DomainError('certificate-superseded', { serial: successor.serial });",
    replacement: '',
    test: administering,
  },
  {
    rule: 'a certificate is revoked once',
    file: 'packages/api/src/progress/certificates/correct-certificate.ts',
    text: 'if (row.revokedAt === null)\n',
    replacement: '',
    test: administering,
  },
  {
    rule: 'nobody claims a certificate under a name that is hidden of them',
    file: 'packages/api/src/progress/certificates/issue-certificate.ts',
    text: 'issuedBy === userId && facts',
    replacement: 'issuedBy !== userId && facts',
    test: 'packages/api/src/progress/certificates/administer-certificates.test.ts',
  },
];
