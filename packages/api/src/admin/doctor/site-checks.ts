import { providerCheck } from '../../auth/providers/provider-check.ts';
import { sellerCheck } from '../../billing/seller-check.ts';
import { stripeCheck } from '../../billing/stripe-check.ts';
import { databaseChecks } from '../../platform/database-checks.ts';
import { machineChecks } from '../../platform/machine-checks.ts';
import { mailCheck } from '../../platform/mail-check.ts';
import type { SiteCheck } from '../../platform/site-check.ts';
import { textsCheck } from '../../platform/texts-check.ts';

/** Every look at an installation. A room adds its own here. */
export const siteChecks: readonly SiteCheck[] = [
  ...machineChecks,
  ...databaseChecks,
  mailCheck,
  providerCheck,
  stripeCheck,
  sellerCheck,
  textsCheck,
];
