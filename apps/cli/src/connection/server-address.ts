import { Misuse } from '../failures.ts';

/** What `npm start` listens on unless told. */
export const DEFAULT_SERVER = 'http://localhost:3000';

const LOCAL = /^(localhost|[\w-]+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** The origin that a person means: "learn.school.org" is https, "localhost:3000" is http. */
export function serverAddress(text: string): string {
  const hasScheme = /^[a-z]+:\/\//i.test(text);
  const asHttp = URL.canParse(`http://${text}`) ? new URL(`http://${text}`) : undefined;
  const isLocal = asHttp !== undefined && LOCAL.test(asHttp.hostname);
  const whole = hasScheme ? text : `${isLocal ? 'http' : 'https'}://${text}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.hostname !== '') return url.origin;
  throw new Misuse(`"${text}" is not the address of a server`, {
    hint: `Give one such as ${DEFAULT_SERVER}`,
  });
}

/** True if what is sent there can be read on the way. */
export function isReadableOnTheWay(server: string): boolean {
  const { protocol, hostname } = new URL(server);
  return protocol === 'http:' && !LOCAL.test(hostname);
}
