import * as z from 'zod';
import { languageTag } from '../primitives.ts';
import type { Json } from './certificate-canonical.ts';

/** How one level of the course was passed. */
export const CertifiedResult = z.object({
  position: z.int(),
  title: z.string(),
  kind: z.string(),
  stars: z.int().nullable(),
  commands: z.int().nullable(),
  scorePercent: z.number().nullable(),
  passedAt: z.iso.datetime(),
});
export type CertifiedResult = z.output<typeof CertifiedResult>;

/** Everything that a certificate says, as it was when it was issued. Instants are ISO 8601 in UTC. */
export const CertificateContent = z.object({
  serial: z.string(),
  printedName: z.string(),
  language: languageTag,
  course: z.object({
    slug: z.string(),
    title: z.string(),
    summary: z.string(),
    pictureUrl: z.string(),
    minutes: z.int(),
  }),
  results: z.array(CertifiedResult).min(1),
  completedAt: z.iso.datetime(),
  issuedAt: z.iso.datetime(),
  issuer: z.object({ name: z.string(), url: z.string() }),
  /** The serial of the certificate that this one corrects. */
  supersedes: z.string().nullable(),
});
export type CertificateContent = z.output<typeof CertificateContent>;

const StoredCredential = z.looseObject({
  credentialSubject: z.looseObject({ certifiedContent: CertificateContent }),
});

/** What a stored credential certifies; `undefined` if it is not of this shape. */
export function certifiedContentOf(credential: unknown): CertificateContent | undefined {
  const stored = StoredCredential.safeParse(credential);
  return stored.success ? stored.data.credentialSubject.certifiedContent : undefined;
}

/** Where anybody may ask whether a certificate holds. */
export function verifyUrlOf({ serial, issuer }: Pick<CertificateContent, 'serial' | 'issuer'>): string {
  return `${issuer.url}/verify/${serial}`;
}

/**
 * The certificate as an Open Badges 3.0 credential, with the registered claims of its JWT beside it
 * (https://www.imsglobal.org/spec/ob/v3p0, section 8.2). `certifiedContent` is all of the content as one literal.
 */
export function credentialOf(content: CertificateContent): { readonly [name: string]: Json } {
  const { issuer, course } = content;
  const url = verifyUrlOf(content);
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      { certifiedContent: { '@id': `${issuer.url}/ns#certifiedContent`, '@type': '@json' } },
    ],
    id: url,
    type: ['VerifiableCredential', 'AchievementCredential', 'OpenBadgeCredential'],
    name: course.title,
    issuer: { id: issuer.url, type: ['Profile'], name: issuer.name, url: issuer.url },
    validFrom: content.issuedAt,
    credentialSubject: subjectOf(content),
    iss: issuer.url,
    jti: url,
    nbf: Math.floor(Date.parse(content.issuedAt) / 1000),
  };
}

function subjectOf(content: CertificateContent): Json {
  const { serial, printedName, course, results, language, issuer } = content;
  const courseUrl = `${issuer.url}/courses/${course.slug}`;
  const resultId = (position: number): string => `${courseUrl}#level-${position}`;
  return {
    type: ['AchievementSubject'],
    identifier: [{ type: 'IdentityObject', identityHash: printedName, identityType: 'name', hashed: false }],
    licenseNumber: serial,
    activityEndDate: content.completedAt,
    achievement: {
      id: courseUrl,
      type: ['Achievement'],
      achievementType: 'CertificateOfCompletion',
      name: course.title,
      description: course.summary,
      inLanguage: language,
      image: { id: `${issuer.url}${course.pictureUrl}`, type: 'Image' },
      criteria: { narrative: `Every level of the course "${course.title}" passed.` },
      resultDescription: results.map(({ position, title, scorePercent }) => ({
        id: resultId(position),
        type: ['ResultDescription'],
        name: title,
        resultType: scorePercent === null ? 'Status' : 'Percent',
      })),
    },
    result: results.map(({ position, scorePercent }) => ({
      type: ['Result'],
      resultDescription: resultId(position),
      status: 'Completed',
      ...(scorePercent === null ? {} : { value: String(scorePercent) }),
    })),
    certifiedContent: content,
  };
}
