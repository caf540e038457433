import type { SampleExam } from '../sample-exam.ts';
import { a1101Hardware } from './a1101-hardware.ts';
import { a1101MobileDevices } from './a1101-mobile-devices.ts';
import { a1101Networking } from './a1101-networking.ts';
import { a1101Troubleshooting } from './a1101-troubleshooting.ts';
import { a1101Virtualisation } from './a1101-virtualisation.ts';

export const a1101: SampleExam = {
  code: 'a1101',
  title: 'IT support core 1: devices and networks',
  description:
    'Laptops, networks, hardware and the cloud, as they turn up at a help desk. Find out what failed, why, and what to try first.',
  questionCount: 10,
  timeLimitSeconds: 900,
  passPercent: 75,
  domains: [
    { code: '1.1', title: 'Laptops and mobile devices', weight: 3 },
    { code: '2.1', title: 'Addresses, ports and protocols', weight: 3 },
    { code: '2.2', title: 'Wireless, switching and cabling', weight: 2 },
    { code: '3.1', title: 'Cables, memory and storage', weight: 3 },
    { code: '3.2', title: 'Mainboards, power and printers', weight: 2 },
    { code: '4.1', title: 'Virtualisation and cloud computing', weight: 2 },
    { code: '5.1', title: 'Troubleshooting hardware', weight: 3 },
    { code: '5.2', title: 'Troubleshooting networks', weight: 3 },
  ],
  questions: [
    ...a1101MobileDevices,
    ...a1101Networking,
    ...a1101Hardware,
    ...a1101Virtualisation,
    ...a1101Troubleshooting,
  ],
};
