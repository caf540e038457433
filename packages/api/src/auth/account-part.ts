import { type AccountPart, type AccountTable, asTheyAre } from '../platform/account-part.ts';
import { authMerge } from './merge-part.ts';
import { forgetReports } from './reports/forget-reports.ts';

const SHORT = 'Kept for minutes, while somebody signs in.';

const ofUser = (name: string, shown: AccountTable['shown'], because?: string): AccountTable => ({
  name: `auth.${name}`,
  shown,
  erased: 'removed',
  merged: 'stays',
  ...(because === undefined ? {} : { because }),
});

/** The account itself goes last. */
export const authPart: AccountPart = {
  room: 'auth',
  merge: authMerge,
  erase: forgetReports,
  ofNobody: ['auth.setup_links', 'auth.ended_sessions'],
  tables: [
    ofUser('begun_sign_ins', null, SHORT),
    ofUser('pending_sign_ins', null, SHORT),
    { name: 'auth.passkey_challenges', shown: null, erased: 'passes', merged: 'stays', because: SHORT },
    ofUser('one_time_tokens', { without: ['id', 'token_hash', 'session_id'] }),
    ofUser('recovery_codes', { without: ['code_hash'] }),
    ofUser('totp_secrets', { without: ['sealed_secret', 'last_step'] }),
    ofUser('passkeys', { without: ['id', 'public_key', 'counter'] }),
    ofUser('known_devices', { without: ['id'] }),
    ofUser('api_tokens', { without: ['id'] }),
    {
      name: 'auth.device_codes',
      owner: 'claimed_by',
      shown: { without: ['id', 'user_code_hash', 'claimed_in'] },
      erased: 'removed',
      merged: 'stays',
    },
    ofUser('consents', asTheyAre),
    ofUser('pictures', asTheyAre),
    {
      name: 'auth.hidden_things',
      shown: asTheyAre,
      erased: 'removed',
      merged: 'joins',
      because: 'What administrators have hidden is not given again in the account that stays.',
    },
    {
      name: 'auth.reports',
      owner: 'reporter_id',
      shown: { without: ['id', 'subject_id', 'what', 'settled_by'] },
      erased: 'by-part',
      merged: 'stays',
      because: 'What the account reported. That something is hidden stays, without who said so and why.',
    },
    ofUser('sessions', { without: ['id', 'impersonated_user_id'] }),
    ofUser('rights', { without: ['granted_by'] }),
    ofUser('oauth_accounts', asTheyAre),
    ofUser('passwords', { without: ['password_hash'] }),
    ofUser('identifiers', asTheyAre),
    ofUser('profiles', asTheyAre),
    {
      name: 'auth.deletions',
      shown: { without: ['undo_hash', 'requested_by'] },
      erased: 'pseudonym',
      merged: 'stays',
      because: 'Says when the id of the account became a pseudonym. Stays as long as something names the id.',
    },
    {
      name: 'auth.merges',
      owner: 'keep_id',
      shown: { without: ['id', 'other_id', 'notes'] },
      erased: 'pseudonym',
      merged: 'stays',
      because: 'Says by ids alone which account became part of which. Stays as long as something names them.',
    },
    { name: 'auth.users', owner: 'id', shown: asTheyAre, erased: 'removed', merged: 'stays' },
  ],
};
