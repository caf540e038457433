import * as z from 'zod';
import { languageTag, lineText, plainText, timeZone, trimmedText } from '../primitives.ts';
import { addressOfLogo, type SiteLogo } from './site-logo.ts';
import type { AgreedVersions } from './site-texts.ts';

/** Who may make an account: everybody, nobody, who knows a code, or who has an address of certain domains. */
export const registrationKinds = ['open', 'closed', 'code', 'domain'] as const;
export type RegistrationKind = (typeof registrationKinds)[number];

const pageLink = trimmedText({ max: 300 }).refine((text) => text === '' || isPage(text), {
  error: 'must be empty or the address of a page, such as https://school.org/imprint',
});

function isPage(text: string): boolean {
  return z.url({ protocol: /^https?$/ }).safeParse(text).success;
}

const contact = trimmedText({ max: 254 }).refine(
  (text) => text === '' || z.email().safeParse(text).success || isPage(text),
  { error: 'must be empty, a mail address or the address of a page' },
);

const mailDomain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(
    /^(?=.*\.)[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u,
    {
      error: 'must be domains such as school.org',
    },
  );

const refusedName = lineText({ min: 1, max: 40 }).refine(
  (word) => /\p{L}/u.test(word) && !word.includes(','),
  {
    error: 'must be words such as rascal or *rascal*',
  },
);

/** Short enough to be written on a board, long enough not to be guessed within the limits of registering. */
const CODE_MIN = 6;

/** What administrators say about their installation, kept in the database. */
export const InstanceSettings = z.object({
  siteName: lineText({ min: 1, max: 40 }),
  /** `#rrggbb`; everything in the house's colour is made of it. */
  colour: z
    .string()
    .toLowerCase()
    .regex(/^#[\da-f]{6}$/, { error: 'must be a colour such as #5b5fef' }),
  /** Where people ask for help; empty where nobody is named. */
  contact,
  imprint: pageLink,
  privacy: pageLink,
  terms: pageLink,
  registration: z.enum(registrationKinds, { error: `must be one of ${registrationKinds.join(', ')}` }),
  registrationCode: lineText({ max: 100 }).refine((text) => text === '' || [...text].length >= CODE_MIN, {
    error: `must be empty or have at least ${CODE_MIN} characters`,
  }),
  registrationDomains: z.array(mailDomain).max(50),
  /** Of visitors whose browser asks for none that is there. */
  language: languageTag,
  /** What nobody is called in a game whose names are filtered, beside what is refused everywhere: `*` stands for more. */
  refusedNames: z.array(refusedName).max(500),
  /** Whether administrators need a second factor: without one they can only set one up. */
  secondFactorForAdministrators: z.boolean(),
  /** Who sells, as receipts name it; empty where nobody is named: then they are no invoices. */
  sellerName: lineText({ max: 100 }),
  /** In lines. */
  sellerAddress: plainText({ max: 300 }),
  /** Empty for a seller without one. */
  sellerVatNumber: lineText({ max: 40 }),
  /** Where the seller is: says on which day, and so in which year, a receipt is issued. */
  sellerTimeZone: timeZone,
});
export type InstanceSettings = z.output<typeof InstanceSettings>;
export type InstanceSettingName = keyof InstanceSettings;

/** What is changed; the rest stays. */
export const ChangeInstanceSettings = InstanceSettings.partial();
export type ChangeInstanceSettings = z.output<typeof ChangeInstanceSettings>;

export function withChanges(settings: InstanceSettings, changes: ChangeInstanceSettings): InstanceSettings {
  return InstanceSettings.parse({ ...settings, ...changes });
}

/** The same as people write them, in a form and in the terminal: domains in one line, with commas between them. */
export const WrittenInstanceSettings = InstanceSettings.extend({
  registrationDomains: z
    .string()
    .transform((text) => text.split(/[\s,;]+/).filter((domain) => domain !== ''))
    .pipe(InstanceSettings.shape.registrationDomains),
  refusedNames: z
    .string()
    .transform((text) => text.split(/[\n,;]+/).flatMap((word) => word.trim() || []))
    .pipe(InstanceSettings.shape.refusedNames),
  secondFactorForAdministrators: z
    .enum(['on', 'off'], { error: 'must be on or off' })
    .transform((word) => word === 'on'),
});
export type WrittenInstanceSettings = z.input<typeof WrittenInstanceSettings>;

export function asWritten({
  registrationDomains,
  refusedNames,
  secondFactorForAdministrators,
  ...settings
}: InstanceSettings): WrittenInstanceSettings {
  return {
    ...settings,
    registrationDomains: registrationDomains.join(', '),
    refusedNames: refusedNames.join(', '),
    secondFactorForAdministrators: secondFactorForAdministrators ? 'on' : 'off',
  };
}

export const instanceSettingNames: readonly InstanceSettingName[] = InstanceSettings.keyof().options;

/** The setting without which the others make no sense: nobody could register. Null where all is well. */
export function missingSettingOf({
  registration,
  registrationCode,
  registrationDomains,
}: InstanceSettings): InstanceSettingName | null {
  if (registration === 'code' && registrationCode === '') return 'registrationCode';
  if (registration === 'domain' && registrationDomains.length === 0) return 'registrationDomains';
  return null;
}

const PublicSettings = InstanceSettings.omit({
  registrationCode: true,
  refusedNames: true,
  secondFactorForAdministrators: true,
  sellerName: true,
  sellerAddress: true,
  sellerVatNumber: true,
  sellerTimeZone: true,
});

/**
 * What the browser of everybody may know: not the code, not how administrators are guarded, no list of bad words, and
 * nothing that stands on receipts alone.
 */
export interface PublicSite extends z.output<typeof PublicSettings> {
  /** The address of the picture; null where the product's own is shown. */
  readonly logo: string | null;
  /** Of what whoever makes an account agrees to. */
  readonly agreedVersions: AgreedVersions;
}

export function publicSiteOf(
  settings: InstanceSettings,
  picture: SiteLogo | null,
  agreedVersions: AgreedVersions,
): PublicSite {
  const site = PublicSettings.parse(settings);
  return { ...site, logo: picture === null ? null : addressOfLogo(picture), agreedVersions };
}

/** Whether the address, whose domain is compared without case, is one of those domains or below one of them. */
export function isOfDomains(address: string, domains: readonly string[]): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return domains.some((allowed) => domain === allowed || domain.endsWith(`.${allowed}`));
}
