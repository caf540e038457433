import type { RouterOutputs } from '@studyhall/client';

export type Certificate = RouterOutputs['progress']['verifyCertificate'];
export type OwnCertificate = RouterOutputs['progress']['listCertificates'][number];
export type CertificateState = OwnCertificate['state'];
