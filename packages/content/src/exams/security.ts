import type { SampleExam } from '../sample-exam.ts';
import { securityAccess } from './security-access.ts';
import { securityAttacks } from './security-attacks.ts';
import { securityInfrastructure } from './security-infrastructure.ts';
import { securityPrinciples } from './security-principles.ts';
import { securityResponse } from './security-response.ts';

export const security: SampleExam = {
  code: 'security',
  title: 'Security fundamentals',
  description:
    'Phishing, passwords, encryption, firewalls, backups: the ideas that keep people and systems safe, in small scenes from everyday work.',
  questionCount: 10,
  timeLimitSeconds: 900,
  passPercent: 75,
  domains: [
    { code: '1.1', title: 'Goals, controls and risk', weight: 3 },
    { code: '1.2', title: 'Cryptography in practice', weight: 3 },
    { code: '2.1', title: 'Deception and social engineering', weight: 3 },
    { code: '2.2', title: 'Malware and attacks on software', weight: 4 },
    { code: '3.1', title: 'Passwords, sign-in and access', weight: 4 },
    { code: '3.2', title: 'Networks, wireless and cloud', weight: 4 },
    { code: '4.1', title: 'Detecting and responding', weight: 3 },
    { code: '4.2', title: 'Backups, continuity and data protection', weight: 3 },
  ],
  questions: [
    ...securityPrinciples,
    ...securityAttacks,
    ...securityAccess,
    ...securityInfrastructure,
    ...securityResponse,
  ],
};
