import type { InstanceSettings } from './instance-settings.ts';

/** A fresh installation. Apart from the schema, because the first screen of the web client does without that. */
export const defaultInstanceSettings: InstanceSettings = {
  siteName: 'Studyhall',
  colour: '#5b5fef',
  contact: '',
  imprint: '',
  privacy: '',
  terms: '',
  registration: 'open',
  registrationCode: '',
  registrationDomains: [],
  language: 'en',
  refusedNames: [],
  secondFactorForAdministrators: false,
  sellerName: '',
  sellerAddress: '',
  sellerVatNumber: '',
  sellerTimeZone: 'UTC',
};
