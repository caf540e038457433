/**
 * The name by which others see somebody: the first name with the initial of the last, else the user name, else "Guest".
 * Boards ask the database for the same (`DISPLAY_NAME_SQL`).
 */
export function displayNameOf(user: {
  readonly firstName: string;
  readonly lastName: string;
  readonly username: string | null;
}): string {
  const initial = Array.from(user.lastName)[0];
  const name = `${user.firstName} ${initial === undefined ? '' : `${initial}.`}`.trim();
  return name || (user.username ?? 'Guest');
}
