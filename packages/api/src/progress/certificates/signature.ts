import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import { canonicalJson, type Json } from '@studyhall/domain/progress/certificate-canonical';
import * as z from 'zod';
import { PublicJwk } from './models.ts';

export interface SigningKey {
  readonly id: string;
  readonly publicJwk: PublicJwk;
  /** PKCS #8 in PEM. */
  readonly privateKey: string;
}

export function newSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const publicJwk = PublicJwk.parse(publicKey.export({ format: 'jwk' }));
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  return { id: thumbprintOf(publicJwk), publicJwk, privateKey: pem };
}

/** The public half that belongs to a private key. */
export function publicJwkOf(privateKey: string): PublicJwk {
  return PublicJwk.parse(createPublicKey(privateKey).export({ format: 'jwk' }));
}

/** RFC 7638. */
export function thumbprintOf({ crv, kty, x }: PublicJwk): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
}

const Header = z.object({ alg: z.literal('EdDSA'), kid: z.string() });

/** A JWS over the canonical form of `content`, without its payload (RFC 7515, appendix F). */
export function signContent(content: Json, { id, publicJwk, privateKey }: SigningKey): string {
  const header = encode(JSON.stringify({ alg: 'EdDSA', kid: id, typ: 'JWT', jwk: publicJwk }));
  const signature = sign(null, signedBytes(header, content), createPrivateKey(privateKey));
  return `${header}..${signature.toString('base64url')}`;
}

/** Whether `content` is what the key signed, to the byte. */
export function isSigned(content: Json, signature: string, key: Omit<SigningKey, 'privateKey'>): boolean {
  const [header = '', payload, mark = '', ...rest] = signature.split('.');
  if (payload !== '' || rest.length > 0 || headerOf(header)?.kid !== key.id) return false;
  const publicKey = createPublicKey({ key: key.publicJwk, format: 'jwk' });
  return verify(null, signedBytes(header, content), publicKey, Buffer.from(mark, 'base64url'));
}

/** The signature with its payload: a JWT that anybody verifies with the published key. */
export function jwtOf(content: Json, signature: string): string {
  return signature.replace('..', `.${encode(canonicalJson(content))}.`);
}

function headerOf(encoded: string): z.output<typeof Header> | undefined {
  try {
    return Header.safeParse(JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

function signedBytes(header: string, content: Json): Buffer {
  return Buffer.from(`${header}.${encode(canonicalJson(content))}`, 'ascii');
}

function encode(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}
