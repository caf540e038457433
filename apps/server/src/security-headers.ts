import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Scripts only from us. Styles also inline, because the component library and formulas set them; inline styles cannot
 * run code.
 */
export function securityHeaders(publicOrigin: () => string): RequestHandler {
  let handler: RequestHandler | undefined;
  return (request, response, next) => {
    handler ??= headersFor(publicOrigin().startsWith('https:'));
    handler(request, response, next);
  };
}

function headersFor(isSecure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        mediaSrc: ["'self'"],
        workerSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}
