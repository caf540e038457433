import { createHash, randomBytes } from 'node:crypto';
import type { Fault } from './faults.ts';
import type { Person } from './people.ts';

/** What a client asked for when it sent a browser here. */
export interface AuthorizationRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly nonce: string | undefined;
}

interface Authorization extends AuthorizationRequest {
  readonly person: Person;
  readonly endsAt: number;
}

/** What a client brings with a code. */
export interface Exchange {
  readonly code: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly verifier: string;
}

const CODE_MS = 60_000;

/** Codes and access tokens, for as long as the process lives. */
export interface Authorizations {
  /** A code for whoever was chosen. */
  allow(request: AuthorizationRequest, person: Person): string;
  /** What the code stands for, once, for the client that asked and has the proof; undefined for anything else. */
  take(exchange: Exchange): Authorization | undefined;
  tokenFor(person: Person): string;
  personOf(accessToken: string): Person | undefined;
}

export function keepAuthorizations(hasFault: (fault: Fault) => boolean): Authorizations {
  const codes = new Map<string, Authorization>();
  const tokens = new Map<string, Person>();
  return {
    allow: (request, person) => {
      const code = randomBytes(24).toString('base64url');
      codes.set(code, { ...request, person, endsAt: Date.now() + CODE_MS });
      return code;
    },
    take: ({ code, clientId, redirectUri, verifier }) => {
      const found = codes.get(code);
      if (!hasFault('reuses-codes')) codes.delete(code);
      if (found === undefined || found.endsAt < Date.now()) return undefined;
      if (found.clientId !== clientId || found.redirectUri !== redirectUri) return undefined;
      const isProved = createHash('sha256').update(verifier).digest('base64url') === found.challenge;
      return isProved || hasFault('any-verifier') ? found : undefined;
    },
    tokenFor: (person) => {
      const token = randomBytes(24).toString('base64url');
      tokens.set(token, person);
      return token;
    },
    personOf: (accessToken) => tokens.get(accessToken),
  };
}
