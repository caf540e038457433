const NETWORK: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the name is unknown',
  EAI_AGAIN: 'the name cannot be looked up',
  ETIMEDOUT: 'no answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'no answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  EHOSTUNREACH: 'no way to the host',
  ENETUNREACH: 'no way to the network',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak https',
};

/** Errors of fetch hide what happened below `cause`, sometimes twice, sometimes in a list. */
export function networkProblemOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'TimeoutError') return NETWORK.ETIMEDOUT;
  if ('code' in error && Object.hasOwn(NETWORK, String(error.code))) return NETWORK[String(error.code)];
  const below = error instanceof AggregateError ? error.errors : [error.cause];
  const problem = below.map(networkProblemOf).find((found) => found !== undefined);
  if (problem !== undefined || error.message !== 'fetch failed') return problem;
  return error.cause instanceof Error ? error.cause.message : 'no connection';
}
