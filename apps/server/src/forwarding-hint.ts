import type { Request, RequestHandler } from 'express';

/** One proxy has one address; more than a few are somebody's invention. */
const TOLD_MAX = 3;

/**
 * Says which setting is missing when requests come through a proxy that nobody named: until then all of its visitors
 * have its address, and share the limits of one.
 */
export function createForwardingHint(tell: (line: string) => void): RequestHandler {
  const told = new Set<string>();
  return (request, _response, next) => {
    const sender = request.socket.remoteAddress ?? '';
    const header = ignoredHeader(request);
    if (header !== undefined && !told.has(sender) && told.size < TOLD_MAX) {
      told.add(sender);
      tell(inWords(sender, header));
    }
    next();
  };
}

/** What a proxy says of the visitor, and nobody believes. */
function ignoredHeader(request: Request): string | undefined {
  const { headers } = request;
  const header =
    (headers['x-forwarded-for'] !== undefined && 'X-Forwarded-For') ||
    (headers.forwarded !== undefined && 'Forwarded') ||
    undefined;
  return header !== undefined && request.ips.length === 0 ? header : undefined;
}

function inWords(sender: string, header: string): string {
  const instead = header === 'Forwarded' ? ' and have it send X-Forwarded-For' : '';
  return (
    `requests from ${sender} carry ${header}, which is ignored: if that is your proxy, all of its visitors count as one ` +
    `address and share its limits; set TRUST_PROXY=1, or to as many proxies as stand in front, or to their addresses${instead}`
  );
}
