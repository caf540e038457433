import type { SampleExam } from '../sample-exam.ts';
import { a1102OperatingSystems } from './a1102-operating-systems.ts';
import { a1102Procedures } from './a1102-procedures.ts';
import { a1102Security } from './a1102-security.ts';
import { a1102SoftwareTroubleshooting } from './a1102-software-troubleshooting.ts';

export const a1102: SampleExam = {
  code: 'a1102',
  title: 'IT support core 2: systems and procedures',
  description:
    'Operating systems, security, stubborn software and good working habits. Small scenes from everyday support, each with a clear answer.',
  questionCount: 10,
  timeLimitSeconds: 900,
  passPercent: 75,
  domains: [
    { code: '1.1', title: 'Windows tools and commands', weight: 3 },
    { code: '1.2', title: 'macOS, Linux and file systems', weight: 2 },
    { code: '2.1', title: 'Accounts, access and hardening', weight: 3 },
    { code: '2.2', title: 'Threats and social engineering', weight: 3 },
    { code: '3.1', title: 'Troubleshooting Windows and programs', weight: 3 },
    { code: '3.2', title: 'Security symptoms and mobile devices', weight: 2 },
    { code: '4.1', title: 'Documentation, change and backup', weight: 2 },
    { code: '4.2', title: 'Safety, privacy and working with people', weight: 2 },
  ],
  questions: [
    ...a1102OperatingSystems,
    ...a1102Security,
    ...a1102SoftwareTroubleshooting,
    ...a1102Procedures,
  ],
};
