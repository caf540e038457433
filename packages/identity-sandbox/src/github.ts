import { fullNameOf, type Person } from './people.ts';

/** As https://docs.github.com/en/rest/users/users tells of whoever asks. */
export function githubUserOf(person: Person): object {
  const { id, githubId } = person;
  return { login: id, id: githubId, name: fullNameOf(person) ?? null, email: null };
}

/** As https://docs.github.com/en/rest/users/emails lists them: an address that was never confirmed is listed as well. */
export function githubAddressesOf({ address, isAddressVerified }: Person): object[] {
  if (address === undefined) return [];
  return [{ email: address, primary: true, verified: isAddressVerified, visibility: 'private' }];
}
