import { defaultInstanceSettings } from '@studyhall/domain/platform/default-instance-settings';
import type { PublicSite } from '@studyhall/domain/platform/instance-settings';

/** What this installation says of itself. It comes inside the page, so that nothing is seen in another's colours first. */
export const site: PublicSite = readSite();

/** A page that no server of ours has made, as in development, has none. */
function readSite(): PublicSite {
  const text = document.querySelector<HTMLMetaElement>('meta[name="studyhall-site"]')?.content;
  if (text === undefined)
    return { ...defaultInstanceSettings, logo: null, agreedVersions: { privacy: 0, terms: 0 } };
  const said: PublicSite = JSON.parse(text);
  return said;
}
