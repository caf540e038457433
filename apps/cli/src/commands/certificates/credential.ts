import { createPublicKey, verify } from 'node:crypto';
import {
  type CertificateContent,
  certifiedContentOf,
} from '@studyhall/domain/progress/certificate-credential';
import * as z from 'zod';
import { Failure } from '../../failures.ts';

const PublishedKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string(),
});
const PublishedKeys = z.object({ keys: z.array(PublishedKey) });
const Header = z.object({ alg: z.literal('EdDSA'), kid: z.string() });

/** What a credential certifies, if one of the published keys signed it; a failure that says what is wrong if not. */
export function readCredential(
  jwt: string,
  publishedKeys: unknown,
): CertificateContent & { readonly keyId: string } {
  const { keys } = parsed(PublishedKeys, publishedKeys, 'the keys are no JSON Web Key Set of Ed25519 keys');
  const [header = '', payload = '', signature = '', ...rest] = jwt.trim().split('.');
  if (rest.length > 0 || signature === '') throw new Failure('this is no credential: a JWT has three parts');
  const { kid } = parsed(Header, decoded(header), 'this is no credential signed with Ed25519');
  const jwk = keys.find((key) => key.kid === kid);
  if (jwk === undefined)
    throw new Failure(`no published key is called ${kid}: this credential is worth nothing`);
  const { kty, crv, x } = jwk;
  const publicKey = createPublicKey({ key: { kty, crv, x }, format: 'jwk' });
  const bytes = Buffer.from(`${header}.${payload}`, 'ascii');
  if (!verify(null, bytes, publicKey, Buffer.from(signature, 'base64url')))
    throw new Failure('the signature does not fit: this credential was altered and is worth nothing');
  const content = certifiedContentOf(decoded(payload));
  if (content === undefined) throw new Failure('this is signed, but it is no certificate');
  return { ...content, keyId: kid };
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown, problem: string): z.output<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) throw new Failure(problem);
  return result.data;
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
