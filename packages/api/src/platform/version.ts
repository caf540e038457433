/** The release that runs, as package.json says. */
export const version = '0.1.0';
