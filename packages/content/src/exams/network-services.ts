import type { SampleExam } from '../sample-exam.ts';

export const networkServices: SampleExam['questions'] = [
  {
    externalId: 'net-046',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'easy',
    text: 'In which order do DHCP messages appear when a computer gets an IPv4 address for the first time?',
    options: [
      {
        text: 'Offer, Discover, Acknowledge, Request',
        explanation: 'A server offers nothing before a computer has asked.',
        isCorrect: false,
      },
      {
        text: 'Discover, Request, Offer, Acknowledge',
        explanation: 'The computer can request an address only after one has been offered.',
        isCorrect: false,
      },
      {
        text: 'Request, Offer, Discover, Acknowledge',
        explanation: 'The computer does not know a server yet, so it has to start with Discover.',
        isCorrect: false,
      },
      {
        text: 'Discover, Offer, Request, Acknowledge',
        explanation:
          'The computer searches, a server offers an address, the computer asks for it, and the server confirms.',
        isCorrect: true,
      },
    ],
    tags: ['dhcp'],
  },
  {
    externalId: 'net-047',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'easy',
    text: [
      'A computer that should use DHCP shows this:',
      '',
      '```text',
      'IPv4 address: 169.254.18.203',
      'Subnet mask:  255.255.0.0',
      'Gateway:      (none)',
      '```',
      '',
      'What is the most likely reason?',
    ].join('\n'),
    options: [
      {
        text: 'It is connected by a crossed cable',
        explanation:
          "Today's network cards adapt to crossed pairs automatically, and the cable type would not choose an address.",
        isCorrect: false,
      },
      {
        text: 'It got the last free address of the pool',
        explanation:
          'A pool contains addresses of the local network, and the server would have sent a gateway with it.',
        isCorrect: false,
      },
      {
        text: 'It got no answer from a DHCP server',
        explanation:
          'After a while without an answer, it gives itself an address from `169.254.0.0/16`, which works on the local link only.',
        isCorrect: true,
      },
      {
        text: 'It cannot reach the DNS server',
        explanation: 'Name lookups come only after the address has been set, so DNS has no part in this.',
        isCorrect: false,
      },
    ],
    tags: ['dhcp', 'link-local'],
  },
  {
    externalId: 'net-048',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A DHCP server in VLAN 10 is to serve the computers in VLAN 20 as well. They get no addresses, although the router forwards other traffic between the two VLANs. What is missing?',
    options: [
      {
        text: 'A DHCP relay for VLAN 20',
        explanation:
          'Routers do not forward broadcasts. A relay passes the requests to the server and says which subnet they came from.',
        isCorrect: true,
      },
      {
        text: 'A default route on the DHCP server',
        explanation:
          'Other traffic already passes between the VLANs. What fails is the broadcast at the start.',
        isCorrect: false,
      },
      {
        text: 'A second DNS server in VLAN 20',
        explanation: 'Computers without an address do not get as far as looking up names.',
        isCorrect: false,
      },
      {
        text: 'A longer lease time for VLAN 20',
        explanation: 'The lease time says how long an address may be kept. Here none has been given out.',
        isCorrect: false,
      },
    ],
    tags: ['dhcp', 'relay'],
  },
  {
    externalId: 'net-049',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'medium',
    text: '`www.example.com` should always point to wherever `shop.hosting.example` points, even when the hosting company changes that address. Which record does this?',
    options: [
      {
        text: 'CNAME',
        explanation:
          'It makes one name an alias of another, so the address is looked up at the target each time.',
        isCorrect: true,
      },
      {
        text: 'PTR',
        explanation: 'A PTR record leads from an address back to a name.',
        isCorrect: false,
      },
      {
        text: 'MX',
        explanation: 'An MX record names the servers that accept mail for a domain.',
        isCorrect: false,
      },
      {
        text: 'A',
        explanation: 'An A record holds a fixed IPv4 address and would have to be edited after each change.',
        isCorrect: false,
      },
    ],
    tags: ['dns', 'records'],
  },
  {
    externalId: 'net-050',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A web server moves to a new address on Saturday evening. Its A record has a TTL of 86400 seconds. What makes visitors reach the new address soon after the move?',
    options: [
      {
        text: 'Restarting the authoritative name server after it',
        explanation: 'The copies are kept by resolvers elsewhere, and those do not notice a restart.',
        isCorrect: false,
      },
      {
        text: 'Lowering the TTL together with the change',
        explanation:
          'Resolvers that have a copy keep it for the rest of the old 24 hours and do not see the new TTL before that.',
        isCorrect: false,
      },
      {
        text: 'Raising the TTL to a week before the change',
        explanation: 'Old copies would then be kept even longer.',
        isCorrect: false,
      },
      {
        text: 'Lowering the TTL by Friday evening at the latest',
        explanation:
          'Copies with the old TTL live for up to 24 hours. From Saturday evening on, only copies with the short TTL are left.',
        isCorrect: true,
      },
    ],
    tags: ['dns', 'ttl'],
  },
  {
    externalId: 'net-051',
    domainCode: '3.1',
    type: 'true-false',
    difficulty: 'easy',
    text: 'DNSSEC encrypts DNS lookups, so that others on the way cannot read them.',
    options: [
      {
        text: 'True',
        explanation: 'DNSSEC only signs. Queries and answers stay readable on the way.',
        isCorrect: false,
      },
      {
        text: 'False',
        explanation:
          'DNSSEC signs records, so that a resolver can detect forged answers. Encryption is the work of protocols such as DNS over TLS.',
        isCorrect: true,
      },
    ],
    tags: ['dnssec'],
  },
  {
    externalId: 'net-052',
    domainCode: '3.1',
    type: 'multiple',
    difficulty: 'easy',
    text: 'A traveller does not want the operator of a hotel network to read which names her laptop looks up in DNS. Which protocols hide the lookups? Choose three.',
    options: [
      {
        text: 'DNS over TLS',
        explanation: 'The lookups travel through a TLS connection, usually to port 853 of the resolver.',
        isCorrect: true,
      },
      {
        text: 'Multicast DNS',
        explanation:
          'It finds names in the local network and sends its questions to all devices there, unencrypted.',
        isCorrect: false,
      },
      {
        text: 'DNS over TCP',
        explanation: 'TCP makes long answers possible, but it does not encrypt. The usual port is 53.',
        isCorrect: false,
      },
      {
        text: 'DNS over QUIC',
        explanation:
          'QUIC always encrypts. The lookups travel to the resolver in UDP packets, usually to port 853.',
        isCorrect: true,
      },
      {
        text: 'DNS over HTTPS',
        explanation: 'The lookups travel inside an HTTPS connection to the resolver.',
        isCorrect: true,
      },
      {
        text: 'DNSSEC',
        explanation: 'Signatures protect against forged answers, but everything can be read on the way.',
        isCorrect: false,
      },
    ],
    tags: ['dns', 'privacy'],
  },
  {
    externalId: 'net-053',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'medium',
    text: [
      'A query to a caching resolver prints:',
      '',
      '```text',
      '$ dig +noall +answer www.example.com',
      'www.example.com.    212  IN  CNAME  edge.example.net.',
      'edge.example.net.    31  IN  A      192.0.2.80',
      '```',
      '',
      'What does the number 212 mean?',
    ].join('\n'),
    options: [
      {
        text: 'The alias is preferred over others by priority 212',
        explanation: 'A CNAME has no priority. MX and SRV records do.',
        isCorrect: false,
      },
      {
        text: 'The resolver may keep this record for 212 more seconds',
        explanation: 'It is the rest of the TTL. When it reaches 0, the resolver has to ask again.',
        isCorrect: true,
      },
      {
        text: 'The query took 212 milliseconds to be answered',
        explanation: '`dig` prints the query time in its statistics at the end, which are hidden here.',
        isCorrect: false,
      },
      {
        text: 'The record has been changed 212 times so far',
        explanation:
          'DNS has no such count. A zone has a serial number in its SOA record, which is not shown here.',
        isCorrect: false,
      },
    ],
    tags: ['dns', 'dig'],
  },
  {
    externalId: 'net-054',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A time server gets its time directly from a GPS receiver connected to it. Which stratum does it report in NTP?',
    options: [
      {
        text: 'Stratum 16',
        explanation: 'This value means that a clock is not synchronised.',
        isCorrect: false,
      },
      {
        text: 'Stratum 2',
        explanation: 'This is a server that gets its time over the network from a stratum 1 server.',
        isCorrect: false,
      },
      {
        text: 'Stratum 1',
        explanation:
          'The reference clock itself counts as stratum 0, and a server that is directly connected to it is stratum 1.',
        isCorrect: true,
      },
      {
        text: 'Stratum 0',
        explanation:
          'This stands for the reference clock itself, here the GPS receiver. It does not answer NTP requests.',
        isCorrect: false,
      },
    ],
    tags: ['ntp'],
  },
];
