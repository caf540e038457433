import type { SampleExam } from '../sample-exam.ts';
import { networkAddressing } from './network-addressing.ts';
import { networkRouting } from './network-routing.ts';
import { networkServices } from './network-services.ts';
import { networkSwitching } from './network-switching.ts';
import { networkTransport } from './network-transport.ts';
import { networkTroubleshooting } from './network-troubleshooting.ts';
import { networkWireless } from './network-wireless.ts';

export const network: SampleExam = {
  code: 'network',
  title: 'Network fundamentals',
  description:
    'From cables and subnets to DNS and fault finding: how data gets from one device to another, and what to check when it does not.',
  questionCount: 10,
  timeLimitSeconds: 900,
  passPercent: 75,
  domains: [
    { code: '1.1', title: 'Layers, transport and ports', weight: 4 },
    { code: '1.2', title: 'IPv4 addresses and subnets', weight: 4 },
    { code: '1.3', title: 'IPv6', weight: 3 },
    { code: '2.1', title: 'Cables and switches', weight: 4 },
    { code: '2.2', title: 'Routing', weight: 4 },
    { code: '2.3', title: 'Wireless networks', weight: 3 },
    { code: '3.1', title: 'Names, addresses and time', weight: 4 },
    { code: '4.1', title: 'Finding and fixing faults', weight: 4 },
  ],
  questions: [
    ...networkTransport,
    ...networkAddressing,
    ...networkSwitching,
    ...networkRouting,
    ...networkWireless,
    ...networkServices,
    ...networkTroubleshooting,
  ],
};
