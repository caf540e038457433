interface Credential {
  readonly serial: string;
  readonly courseTitle: string;
  readonly issuerName: string;
  readonly issuerUrl: string;
  readonly issuedAt: Date;
}

/** Where anybody verifies a certificate: the address that its credential names. */
export function verifyAddress({ serial, issuerUrl }: Pick<Credential, 'serial' | 'issuerUrl'>): string {
  return `${issuerUrl}/verify/${serial}`;
}

/** LinkedIn's form for a certification, filled in. */
export function linkedInAddress(credential: Credential): string {
  const { courseTitle, issuerName, issuedAt, serial } = credential;
  const address = new URL('https://www.linkedin.com/profile/add');
  address.search = new URLSearchParams({
    startTask: 'CERTIFICATION_NAME',
    name: courseTitle,
    organizationName: issuerName,
    issueYear: String(issuedAt.getUTCFullYear()),
    issueMonth: String(issuedAt.getUTCMonth() + 1),
    certUrl: verifyAddress(credential),
    certId: serial,
  }).toString();
  return address.toString();
}

/** The serial in what somebody typed or pasted: a serial as it is, or the end of a certificate's link. */
export function serialIn(text: string): string {
  return /\/verify\/([^/?#\s]+)/.exec(text)?.[1] ?? text;
}
