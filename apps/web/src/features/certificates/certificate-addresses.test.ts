import { describe, expect, it } from 'vitest';
import { linkedInAddress, serialIn } from './certificate-addresses.ts';

const SERIAL = '7K3M9QW2XA1B2C3D4E5F6G7H8J';

describe('the link to LinkedIn', () => {
  const address = new URL(
    linkedInAddress({
      serial: SERIAL,
      courseTitle: 'Toxic Turtle & friends',
      issuerName: 'Studyhall',
      issuerUrl: 'https://learn.example.org',
      issuedAt: new Date('2026-01-01T00:30:00Z'),
    }),
  );

  it('fills in the certification', () => {
    expect(address.origin + address.pathname).toBe('https://www.linkedin.com/profile/add');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      startTask: 'CERTIFICATION_NAME',
      name: 'Toxic Turtle & friends',
      organizationName: 'Studyhall',
      issueYear: '2026',
      issueMonth: '1',
      certUrl: `https://learn.example.org/verify/${SERIAL}`,
      certId: SERIAL,
    });
  });
});

describe('what somebody enters to verify', () => {
  it.each([
    `https://learn.example.org/verify/${SERIAL}`,
    `https://learn.example.org/verify/${SERIAL}?format=json#top`,
    SERIAL,
  ])('%s holds the serial', (text) => {
    expect(serialIn(text)).toBe(SERIAL);
  });
});
