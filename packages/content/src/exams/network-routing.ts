import type { SampleExam } from '../sample-exam.ts';

export const networkRouting: SampleExam['questions'] = [
  {
    externalId: 'net-032',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'medium',
    text: [
      'A router has these routes:',
      '',
      '```text',
      '10.0.0.0/8      via 192.0.2.1',
      '10.20.0.0/16    via 192.0.2.2',
      '10.20.30.0/24   via 192.0.2.3',
      '0.0.0.0/0       via 192.0.2.4',
      '```',
      '',
      'Where does it send a packet for `10.20.31.7`?',
    ].join('\n'),
    options: [
      {
        text: 'To `192.0.2.1`',
        explanation: '`10.0.0.0/8` matches, but a longer prefix matches too and wins.',
        isCorrect: false,
      },
      {
        text: 'To `192.0.2.4`',
        explanation: 'The default route is used only if no other route matches.',
        isCorrect: false,
      },
      {
        text: 'To `192.0.2.2`',
        explanation: '`10.20.0.0/16` is the longest prefix that matches the address.',
        isCorrect: true,
      },
      {
        text: 'To `192.0.2.3`',
        explanation: '`10.20.30.0/24` ends at `10.20.30.255`, so it does not match.',
        isCorrect: false,
      },
    ],
    tags: ['longest-prefix'],
  },
  {
    externalId: 'net-033',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'easy',
    text: 'A router that has to forward an IPv4 packet finds a TTL of 1 in it. What does it do?',
    options: [
      {
        text: 'It sends the packet by its default route instead of the best one',
        explanation: 'The TTL has no influence on which route is chosen.',
        isCorrect: false,
      },
      {
        text: 'It sets the TTL back to 64 and sends the packet on its way',
        explanation: 'Then a packet in a loop would never disappear. Routers only count the TTL down.',
        isCorrect: false,
      },
      {
        text: 'It drops the packet and sends ICMP Time Exceeded to the source',
        explanation:
          'The TTL would become 0. This keeps packets from circling for ever, and `traceroute` is built on it.',
        isCorrect: true,
      },
      {
        text: 'It holds the packet for one second and then forwards it',
        explanation: 'In spite of its name, time to live is counted in routers passed, not in waiting time.',
        isCorrect: false,
      },
    ],
    tags: ['ttl'],
  },
  {
    externalId: 'net-034',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'easy',
    text: 'Which protocol do internet providers use to tell one another which networks can be reached through them?',
    options: [
      {
        text: 'BGP',
        explanation:
          "The Border Gateway Protocol exchanges routes between autonomous systems, and decisions follow each provider's policy.",
        isCorrect: true,
      },
      {
        text: 'RIP',
        explanation: 'RIP counts hops up to 15 and is meant for small networks inside one organisation.',
        isCorrect: false,
      },
      {
        text: 'VRRP',
        explanation:
          'VRRP lets several routers back each other up as the gateway of one subnet. It does not exchange routes.',
        isCorrect: false,
      },
      {
        text: 'OSPF',
        explanation:
          "OSPF finds paths inside one organisation's network. It is not made for the routes of the whole internet or for policies between companies.",
        isCorrect: false,
      },
    ],
    tags: ['bgp'],
  },
  {
    externalId: 'net-035',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'medium',
    text: 'In an OSPF network, a destination can be reached over one link with a cost of 100, or over three links in a row with a cost of 10 each. Which path is used?',
    options: [
      {
        text: 'The path over one link, as it has fewer hops',
        explanation: 'The number of hops decides in RIP. In OSPF the cost counts.',
        isCorrect: false,
      },
      {
        text: 'Both paths in turn, packet by packet',
        explanation: 'OSPF shares traffic between paths of equal cost only, and 30 is not 100.',
        isCorrect: false,
      },
      {
        text: 'The path over one link, as a higher cost means more bandwidth',
        explanation:
          'It is the other way round: faster links usually have a lower cost, and the lowest total wins.',
        isCorrect: false,
      },
      {
        text: 'The path over three links, with a total of 30',
        explanation: 'OSPF adds up the costs of the links and takes the path with the lowest total.',
        isCorrect: true,
      },
    ],
    tags: ['ospf'],
  },
  {
    externalId: 'net-036',
    domainCode: '2.2',
    type: 'true-false',
    difficulty: 'medium',
    text: 'When a router without NAT forwards a packet from one Ethernet network to another, the destination MAC address changes, but the destination IP address does not.',
    options: [
      {
        text: 'True',
        explanation:
          'The router puts the packet into a new frame for the next hop. The IP address names the final destination and stays.',
        isCorrect: true,
      },
      {
        text: 'False',
        explanation:
          'MAC addresses are valid on one link only, so each hop needs a new frame. The IP destination stays the same all the way.',
        isCorrect: false,
      },
    ],
    tags: ['mac', 'ip'],
  },
  {
    externalId: 'net-037',
    domainCode: '2.2',
    type: 'multiple',
    difficulty: 'medium',
    text: 'Which of these are link-state routing protocols, in which every router builds a map of its area? Choose two.',
    options: [
      {
        text: 'OSPF',
        explanation:
          'Routers in an area share the state of their links and compute shortest paths from the common map.',
        isCorrect: true,
      },
      {
        text: 'RIP',
        explanation:
          'RIP is a distance-vector protocol: routers tell neighbours only how far away each network is.',
        isCorrect: false,
      },
      {
        text: 'BGP',
        explanation:
          'BGP is a path-vector protocol: a route carries the list of autonomous systems that it has passed.',
        isCorrect: false,
      },
      {
        text: 'IS-IS',
        explanation:
          'It works on the same principle as OSPF and is popular in the networks of large providers.',
        isCorrect: true,
      },
      {
        text: 'VRRP',
        explanation: 'VRRP is no routing protocol. It moves a gateway address from one router to another.',
        isCorrect: false,
      },
    ],
    tags: ['link-state'],
  },
  {
    externalId: 'net-038',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'medium',
    text: 'All computers of a subnet use the gateway `10.1.1.1`. When the router that holds this address is switched off, a second one takes it over within seconds, without any change on the computers. Which protocol does this?',
    options: [
      {
        text: 'DHCP',
        explanation:
          'DHCP hands out settings for hours or days. Computers would keep the old gateway until then, and here nothing changes on them.',
        isCorrect: false,
      },
      {
        text: 'VRRP',
        explanation:
          'The routers share a virtual address. The active one announces itself regularly, and when it falls silent a standby router takes over.',
        isCorrect: true,
      },
      {
        text: 'LACP',
        explanation: 'LACP joins parallel cables into one link. It does not help when a router is gone.',
        isCorrect: false,
      },
      {
        text: 'RSTP',
        explanation: 'RSTP reacts to failed links between switches. It does not move IP addresses.',
        isCorrect: false,
      },
    ],
    tags: ['vrrp', 'redundancy'],
  },
];
