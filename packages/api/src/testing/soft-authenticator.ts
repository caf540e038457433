import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { PasskeyAssertion, PasskeyRegistration } from '@studyhall/domain/auth/factor-schemas';
import type { PasskeyCreationView, PasskeyRequestView } from '../auth/factors/views.ts';
import { PUBLIC_ORIGIN } from './callers.ts';

/** What the person in front of it does, and what can be wrong with it. */
interface Circumstances {
  readonly origin?: string;
  /** Whether it looked at who holds it. */
  readonly isVerified?: boolean;
  /** What it says to have counted to; one more than before unless told. */
  readonly counter?: number;
}

/** An authenticator of one passkey, in software: what it makes and signs is real. */
export interface SoftAuthenticator {
  make(options: PasskeyCreationView, circumstances?: Circumstances): PasskeyRegistration;
  sign(options: PasskeyRequestView, circumstances?: Circumstances): PasskeyAssertion;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const KEY_ATTACHED = 0x40;

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest();
const base64url = (data: Buffer | string): string => Buffer.from(data).toString('base64url');

export function softAuthenticator(): SoftAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  let userHandle = '';
  let count = 0;

  const dataFor = (
    rpId: string,
    { isVerified = true, counter }: Circumstances,
    attached = Buffer.alloc(0),
  ) => {
    count = counter ?? count + 1;
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(count);
    const flags = USER_PRESENT | (isVerified ? USER_VERIFIED : 0) | (attached.length > 0 ? KEY_ATTACHED : 0);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), counted, attached]);
  };
  const clientData = (type: string, challenge: string, { origin = PUBLIC_ORIGIN }: Circumstances) =>
    base64url(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const named = {
    id: base64url(id),
    rawId: base64url(id),
    type: 'public-key',
  } as const;

  return {
    make: ({ rp, user, challenge }, circumstances = {}) => {
      userHandle = user.id;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const attached = Buffer.concat([Buffer.alloc(16), length, id, coseOf(publicKey)]);
      const authData = dataFor(rp.id, circumstances, attached);
      const attestation = cbor(
        new Map<string, Cbor>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]),
      );
      const clientDataJSON = clientData('webauthn.create', challenge, circumstances);
      const response = {
        clientDataJSON,
        attestationObject: base64url(attestation),
        transports: ['internal'],
      };
      return { ...named, response };
    },
    sign: ({ rpId, challenge }, circumstances = {}) => {
      const authenticatorData = dataFor(rpId, circumstances);
      const clientDataJSON = clientData('webauthn.get', challenge, circumstances);
      const signed = Buffer.concat([authenticatorData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
      const signature = base64url(sign('sha256', signed, privateKey));
      const response = {
        clientDataJSON,
        authenticatorData: base64url(authenticatorData),
        signature,
        userHandle,
      };
      return { ...named, response };
    },
  };
}

/** ES256, as authenticators write their keys. */
function coseOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const point = (coordinate: string) => Buffer.from(coordinate, 'base64url');
  return cbor(
    new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, point(x)],
      [-3, point(y)],
    ]),
  );
}

type Cbor = number | string | Buffer | ReadonlyMap<number | string, Cbor>;

/** As much of RFC 8949 as passkeys need. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const entries = [...value].flatMap(([key, item]) => [cbor(key), cbor(item)]);
  return Buffer.concat([head(5, value.size), ...entries]);
}

function head(kind: number, size: number): Buffer {
  const first = kind << 5;
  if (size < 24) return Buffer.from([first | size]);
  return size < 256 ? Buffer.from([first | 24, size]) : Buffer.from([first | 25, size >> 8, size & 255]);
}
