import { useState } from 'react';

/** The token of a mailed or printed link. It stands behind the `#`, so that no server on the way logs it. */
export function useLinkToken(): string {
  const [token] = useState(() => location.hash.slice(1));
  return token;
}
