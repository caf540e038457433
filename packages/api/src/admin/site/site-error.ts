/** Why a site cannot be exported or imported; the message is one line for the operator and says that nothing was touched where nothing was. */
export class SiteError extends Error {
  override readonly name = 'SiteError';
}
