import type { SampleExam } from '../sample-exam.ts';

export const securityInfrastructure: SampleExam['questions'] = [
  {
    externalId: 'sec-039',
    domainCode: '3.2',
    type: 'single',
    difficulty: 'medium',
    text: [
      'A firewall checks these rules from top to bottom and stops at the first match:',
      '',
      '```text',
      '1  allow  tcp  any              -> 203.0.113.10  port 443',
      '2  deny   any  198.51.100.0/24  -> any',
      '3  allow  tcp  any              -> 203.0.113.10  port 22',
      '4  deny   any  any              -> any',
      '```',
      '',
      'Which ports of `203.0.113.10` can the host `198.51.100.7` reach?',
    ].join('\n'),
    options: [
      {
        text: 'Port 443 only',
        explanation:
          'Rule 1 allows port 443 before rule 2 is read. For everything else from this host, rule 2 matches and denies.',
        isCorrect: true,
      },
      {
        text: 'None',
        explanation: "Rule 2 blocks the host's network, but rule 1 stands before it and allows port 443.",
        isCorrect: false,
      },
      {
        text: 'Port 22 only',
        explanation: 'Rule 3 would allow it, but rule 2 matches this host first and denies.',
        isCorrect: false,
      },
      {
        text: 'Ports 22 and 443',
        explanation: 'Port 443 is allowed by rule 1, but for port 22 rule 2 matches before rule 3.',
        isCorrect: false,
      },
    ],
    tags: ['firewall'],
  },
  {
    externalId: 'sec-040',
    domainCode: '3.2',
    type: 'single',
    difficulty: 'medium',
    text: 'What does WPA3-Personal improve over WPA2-Personal for a network whose passphrase stays the same?',
    options: [
      {
        text: 'Every device receives a certificate, so the passphrase can be retired',
        explanation:
          'Certificates belong to WPA2- or WPA3-Enterprise with a suitable sign-in method. Personal mode works with the passphrase.',
        isCorrect: false,
      },
      {
        text: 'A recorded handshake no longer allows offline guessing of the passphrase',
        explanation:
          'WPA3-Personal uses the SAE handshake: each guess needs a new exchange with the network, which is slow and can be noticed.',
        isCorrect: true,
      },
      {
        text: 'Guests can join without a passphrase, and their traffic is still encrypted',
        explanation: 'This describes Wi-Fi Enhanced Open. WPA3-Personal still needs the passphrase.',
        isCorrect: false,
      },
      {
        text: 'The network name is encrypted, so that strangers cannot see the network',
        explanation: 'WPA3 does not hide the name. Access points still announce it.',
        isCorrect: false,
      },
    ],
    tags: ['wpa3', 'wireless'],
  },
  {
    externalId: 'sec-041',
    domainCode: '3.2',
    type: 'true-false',
    difficulty: 'easy',
    text: 'Even if a wireless network hides its name (SSID), people nearby can find out that name with common tools.',
    options: [
      {
        text: 'True',
        explanation:
          'The name is missing from the beacons only. It appears in other frames whenever a device connects, and tools show it.',
        isCorrect: true,
      },
      {
        text: 'False',
        explanation:
          'Devices send the name in clear text when they connect, so hiding it gives little protection. Strong encryption and authentication do.',
        isCorrect: false,
      },
    ],
    tags: ['ssid', 'wireless'],
  },
  {
    externalId: 'sec-042',
    domainCode: '3.2',
    type: 'single',
    difficulty: 'easy',
    text: 'A company rents virtual machines from a cloud provider (infrastructure as a service). Who has to install the security updates of the operating system inside these machines?',
    options: [
      {
        text: 'The maker of the hypervisor',
        explanation:
          'It supplies updates for the hypervisor, which the provider installs. The systems inside the machines are not its concern.',
        isCorrect: false,
      },
      {
        text: 'The company that rents them',
        explanation:
          'With rented machines, the customer looks after everything from the guest operating system upwards.',
        isCorrect: true,
      },
      {
        text: 'The provider of the cloud',
        explanation:
          'The provider looks after the buildings, the hardware and the layer that runs the virtual machines, but not after what is inside them.',
        isCorrect: false,
      },
    ],
    tags: ['cloud', 'responsibility'],
  },
  {
    externalId: 'sec-043',
    domainCode: '3.2',
    type: 'single',
    difficulty: 'easy',
    text: "A laptop remembers the open network `Cafe-Guest`. At a railway station it joins an attacker's access point that uses the same name. What is this called?",
    options: [
      {
        text: 'Jamming',
        explanation:
          'Jamming disturbs the radio signal so that nobody can connect. Here a connection is made.',
        isCorrect: false,
      },
      {
        text: 'War driving',
        explanation:
          'War driving means moving around to find and map wireless networks. No network is imitated.',
        isCorrect: false,
      },
      {
        text: 'Bluejacking',
        explanation:
          'Bluejacking sends unwanted messages over Bluetooth. It does not involve a Wi-Fi network.',
        isCorrect: false,
      },
      {
        text: 'An evil twin',
        explanation:
          'The attacker copies the name of a known network, so that devices connect on their own or people choose it.',
        isCorrect: true,
      },
    ],
    tags: ['evil-twin', 'wireless'],
  },
  {
    externalId: 'sec-044',
    domainCode: '3.2',
    type: 'single',
    difficulty: 'easy',
    text: 'A firm wants to run its own public web server. Where in the network does it belong?',
    options: [
      {
        text: 'Directly on the internet, in front of the firewall',
        explanation: 'Then nothing filters the traffic to it, so every service on the server is exposed.',
        isCorrect: false,
      },
      {
        text: 'In the subnet of the database server, for short paths',
        explanation:
          'Anybody who takes over the web server could then reach the database without passing a firewall.',
        isCorrect: false,
      },
      {
        text: 'In a screened subnet between two firewall boundaries',
        explanation:
          'Visitors reach the server, but if it is broken into, a second boundary still protects the internal network.',
        isCorrect: true,
      },
      {
        text: 'In the office network, close to the staff who maintain it',
        explanation: 'An attacker who takes over the server would stand right among the office computers.',
        isCorrect: false,
      },
    ],
    tags: ['segmentation', 'dmz'],
  },
  {
    externalId: 'sec-045',
    domainCode: '3.2',
    type: 'multiple',
    difficulty: 'easy',
    text: 'A network team wants to get rid of everything that sends passwords or data in clear text. Which of these may stay? Choose four.',
    options: [
      {
        text: 'Telnet for switch configuration',
        explanation: 'Telnet sends everything in clear text, passwords included. SSH is its replacement.',
        isCorrect: false,
      },
      {
        text: 'SFTP for file exchange with suppliers',
        explanation: 'SFTP runs inside an SSH connection, so the password and the files are encrypted.',
        isCorrect: true,
      },
      {
        text: 'SSH for remote shells',
        explanation: 'SSH encrypts the whole session, the sign-in included.',
        isCorrect: true,
      },
      {
        text: 'SNMPv3 with privacy for device monitoring',
        explanation:
          'With its privacy option SNMPv3 encrypts, unlike SNMPv2c, whose community string travels in clear text.',
        isCorrect: true,
      },
      {
        text: 'LDAP over TLS for directory queries',
        explanation: 'TLS encrypts the connection, so neither passwords nor entries can be read on the way.',
        isCorrect: true,
      },
    ],
    tags: ['protocols', 'encryption'],
  },
  {
    externalId: 'sec-046',
    domainCode: '3.2',
    type: 'single',
    difficulty: 'hard',
    text: "A company's line is flooded with large DNS answers that it never asked for, coming from thousands of genuine DNS servers. How does the attacker bring this about?",
    options: [
      {
        text: "With many half-open TCP connections to the company's web server",
        explanation: 'This would be a SYN flood. It shows up as connection requests, not as DNS answers.',
        isCorrect: false,
      },
      {
        text: 'With malware that has taken over the thousands of DNS servers',
        explanation:
          'The servers need not be taken over. They answer forged queries as they would any other.',
        isCorrect: false,
      },
      {
        text: "With a wrong entry in the cache of the company's own DNS server",
        explanation:
          'A poisoned cache sends users to false addresses. It does not cause a flood of answers from elsewhere.',
        isCorrect: false,
      },
      {
        text: "With small queries that carry the company's address as sender",
        explanation:
          'The servers answer to the forged sender. As answers can be many times larger than queries, the servers reflect and amplify the attack.',
        isCorrect: true,
      },
    ],
    tags: ['ddos'],
  },
  {
    externalId: 'sec-047',
    domainCode: '3.2',
    type: 'single',
    difficulty: 'medium',
    text: 'Which idea is at the heart of a zero-trust design?',
    options: [
      {
        text: 'Employees are suspects until a background check is done',
        explanation:
          'The name is about technical trust in networks and devices, not about opinions of people.',
        isCorrect: false,
      },
      {
        text: 'Suppliers and partners are never given any access',
        explanation:
          'They can be given access, to exactly what they need and with the same checks as everybody else.',
        isCorrect: false,
      },
      {
        text: 'Every request is checked, wherever it comes from',
        explanation:
          'Being inside the office network earns no trust by itself; user, device and context are checked for each access.',
        isCorrect: true,
      },
      {
        text: 'Devices in the office are trusted once they have joined',
        explanation: 'This is the older model with a trusted inside, and zero trust replaces exactly that.',
        isCorrect: false,
      },
    ],
    tags: ['zero-trust'],
  },
];
