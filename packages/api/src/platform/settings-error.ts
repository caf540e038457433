/** A setting is missing or wrong; the message is one line that names it and never holds its value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
