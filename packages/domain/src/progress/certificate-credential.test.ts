import { describe, expect, it } from 'vitest';
import { type CertificateContent, certifiedContentOf, credentialOf } from './certificate-credential.ts';

const content: CertificateContent = {
  serial: '7K3M9QW2XA1B2C3D4E5F6G7H8J',
  printedName: 'Ada Lovelace',
  language: 'en',
  course: {
    slug: 'first',
    title: 'First course',
    summary: 'It begins.',
    pictureUrl: '/art/first.svg',
    minutes: 90,
  },
  results: [
    {
      position: 1,
      title: 'Write',
      kind: 'turtle',
      stars: 3,
      commands: 5,
      scorePercent: null,
      passedAt: '2026-03-01T10:00:00.000Z',
    },
    {
      position: 2,
      title: 'Answer',
      kind: 'quiz',
      stars: null,
      commands: null,
      scorePercent: 87.5,
      passedAt: '2026-03-02T10:00:00.000Z',
    },
  ],
  completedAt: '2026-03-02T10:00:00.000Z',
  issuedAt: '2026-03-03T10:00:00.500Z',
  issuer: { name: 'Studyhall', url: 'https://learn.example.org' },
  supersedes: null,
};

describe('the credential of a certificate', () => {
  const credential = credentialOf(content);

  it('is an Open Badges 3.0 credential with the claims of its JWT', () => {
    expect(credential).toMatchObject({
      type: ['VerifiableCredential', 'AchievementCredential', 'OpenBadgeCredential'],
      issuer: { id: 'https://learn.example.org', type: ['Profile'] },
      validFrom: '2026-03-03T10:00:00.500Z',
      iss: 'https://learn.example.org',
      jti: 'https://learn.example.org/verify/7K3M9QW2XA1B2C3D4E5F6G7H8J',
      id: 'https://learn.example.org/verify/7K3M9QW2XA1B2C3D4E5F6G7H8J',
      nbf: 1_772_532_000,
    });
    expect(credential['@context']).toEqual([
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      { certifiedContent: { '@id': 'https://learn.example.org/ns#certifiedContent', '@type': '@json' } },
    ]);
  });

  it('names the person, the course and a result for every level', () => {
    expect(credential['credentialSubject']).toMatchObject({
      identifier: [{ identityType: 'name', identityHash: 'Ada Lovelace', hashed: false }],
      licenseNumber: content.serial,
      achievement: { id: 'https://learn.example.org/courses/first', name: 'First course' },
      result: [{ status: 'Completed' }, { status: 'Completed', value: '87.5' }],
    });
  });

  it('gives back all of the content', () => {
    expect(certifiedContentOf(JSON.parse(JSON.stringify(credential)))).toEqual(content);
  });

  it('gives back nothing of something else', () => {
    for (const other of [
      null,
      7,
      {},
      { credentialSubject: { certifiedContent: { ...content, results: [] } } },
    ])
      expect(certifiedContentOf(other)).toBeUndefined();
  });
});
