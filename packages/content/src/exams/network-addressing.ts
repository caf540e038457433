import type { SampleExam } from '../sample-exam.ts';

export const networkAddressing: SampleExam['questions'] = [
  {
    externalId: 'net-009',
    domainCode: '1.2',
    type: 'single',
    difficulty: 'easy',
    text: 'A subnet must hold 50 devices. Which is the smallest one that has enough usable IPv4 addresses?',
    options: [
      {
        text: '`/28`',
        explanation: '4 host bits give 16 addresses, 14 of them usable. That is far too few.',
        isCorrect: false,
      },
      {
        text: '`/25`',
        explanation: '126 usable addresses are enough, but a subnet of half the size would do.',
        isCorrect: false,
      },
      {
        text: '`/27`',
        explanation: '5 host bits give 32 addresses, 30 of them usable. That is too few.',
        isCorrect: false,
      },
      {
        text: '`/26`',
        explanation: '6 host bits give 64 addresses. Without the network and broadcast address, 62 remain.',
        isCorrect: true,
      },
    ],
    tags: ['subnetting'],
  },
  {
    externalId: 'net-010',
    domainCode: '1.2',
    type: 'single',
    difficulty: 'medium',
    text: 'What is the network address of the host `172.16.45.200/20`?',
    options: [
      {
        text: '`172.16.40.0`',
        explanation: 'Multiples of 8 are the starts of /21 networks.',
        isCorrect: false,
      },
      {
        text: '`172.16.45.0`',
        explanation: 'This would be right for a /24, where the whole third byte belongs to the network.',
        isCorrect: false,
      },
      {
        text: '`172.16.32.0`',
        explanation:
          'A /20 leaves 4 bits of the third byte to the network, so subnets start at multiples of 16. 45 lies between 32 and 48.',
        isCorrect: true,
      },
      {
        text: '`172.16.0.0`',
        explanation: 'This would be right for a /16. Here four more bits belong to the network.',
        isCorrect: false,
      },
    ],
    tags: ['subnetting'],
  },
  {
    externalId: 'net-011',
    domainCode: '1.2',
    type: 'single',
    difficulty: 'medium',
    text: 'A computer has the address `192.168.10.70/27`. Which address can its default gateway have?',
    options: [
      {
        text: '`192.168.10.94`',
        explanation:
          'The subnet runs from `.64` to `.95`, so hosts use `.65` to `.94`. The gateway must be one of them.',
        isCorrect: true,
      },
      {
        text: '`192.168.10.97`',
        explanation:
          'It lies in the next subnet, which begins at `.96`, so the computer cannot reach it directly.',
        isCorrect: false,
      },
      {
        text: '`192.168.10.95`',
        explanation: 'It is the last address of the subnet and therefore its broadcast address.',
        isCorrect: false,
      },
      {
        text: '`192.168.10.1`',
        explanation:
          'Many networks put their router there, but this address belongs to the subnet from `.0` to `.31`.',
        isCorrect: false,
      },
    ],
    tags: ['subnetting', 'gateway'],
  },
  {
    externalId: 'net-012',
    domainCode: '1.2',
    type: 'multiple',
    difficulty: 'medium',
    text: 'Which of these addresses are set aside for private networks by RFC 1918? Choose three.',
    options: [
      {
        text: '`10.250.3.1`',
        explanation: 'All of `10.0.0.0/8` is private.',
        isCorrect: true,
      },
      {
        text: '`169.254.1.5`',
        explanation: '`169.254.0.0/16` is for link-local addresses, which a device gives itself (RFC 3927).',
        isCorrect: false,
      },
      {
        text: '`192.168.200.1`',
        explanation: 'All of `192.168.0.0/16` is private.',
        isCorrect: true,
      },
      {
        text: '`172.32.0.1`',
        explanation: 'The private block ends at `172.31.255.255`, so this is an ordinary public address.',
        isCorrect: false,
      },
      {
        text: '`100.64.0.10`',
        explanation:
          '`100.64.0.0/10` is set aside by RFC 6598 for providers who share public addresses among customers.',
        isCorrect: false,
      },
      {
        text: '`172.31.4.9`',
        explanation: '`172.16.0.0/12` is private and reaches from `172.16.0.0` to `172.31.255.255`.',
        isCorrect: true,
      },
    ],
    tags: ['private-addresses'],
  },
  {
    externalId: 'net-013',
    domainCode: '1.2',
    type: 'true-false',
    difficulty: 'hard',
    text: 'On a point-to-point link between two routers, a `/31` subnet offers two addresses that can both be used.',
    options: [
      {
        text: 'True',
        explanation:
          'RFC 3021 allows this. With only two ends, neither a network address nor a broadcast address is needed.',
        isCorrect: true,
      },
      {
        text: 'False',
        explanation:
          'The usual rule leaves no usable address in a `/31`, but RFC 3021 makes an exception for point-to-point links.',
        isCorrect: false,
      },
    ],
    tags: ['subnetting'],
  },
  {
    externalId: 'net-014',
    domainCode: '1.2',
    type: 'single',
    difficulty: 'easy',
    text: 'Thirty computers share one public IPv4 address. How does the router know which computer an incoming reply is for?',
    options: [
      {
        text: 'By sending the reply to all computers, of which one accepts it',
        explanation: 'The router forwards the reply to one computer only, the one in its table.',
        isCorrect: false,
      },
      {
        text: 'By the private address that the server has copied into its reply',
        explanation: 'The server never sees the private address. It answers to the public one.',
        isCorrect: false,
      },
      {
        text: 'By the port number that it chose when it translated the request',
        explanation:
          "The router keeps a table of private address and port for each public port in use, and looks up the reply's destination port.",
        isCorrect: true,
      },
      {
        text: 'By the MAC address that the reply carries from the far server',
        explanation:
          "MAC addresses are valid on one link only, so a far server's reply does not carry any of the local ones.",
        isCorrect: false,
      },
    ],
    tags: ['nat'],
  },
  {
    externalId: 'net-015',
    domainCode: '1.2',
    type: 'single',
    difficulty: 'medium',
    text: 'A router knows the networks `10.8.4.0/24`, `10.8.5.0/24`, `10.8.6.0/24` and `10.8.7.0/24` through the same neighbour. Which single route covers exactly these four?',
    options: [
      {
        text: '`10.8.4.0/23`',
        explanation: 'A /23 covers two networks only, here 4 and 5 in the third byte.',
        isCorrect: false,
      },
      {
        text: '`10.8.4.0/22`',
        explanation:
          'A /22 joins four /24 networks, and 4 is a multiple of 4. So it covers 4, 5, 6 and 7 in the third byte.',
        isCorrect: true,
      },
      {
        text: '`10.8.6.0/22`',
        explanation: 'This is no network address: with a /22, the third byte must be a multiple of 4.',
        isCorrect: false,
      },
      {
        text: '`10.8.0.0/21`',
        explanation:
          'A /21 covers eight networks, here 0 to 7 in the third byte. Four of them are not wanted.',
        isCorrect: false,
      },
    ],
    tags: ['summarisation'],
  },
  {
    externalId: 'net-016',
    domainCode: '1.2',
    type: 'single',
    difficulty: 'hard',
    text: "A home router's internet side has the address `100.72.3.9`. Its port forwarding is set up correctly, yet nobody outside can reach the home server. What is the reason?",
    options: [
      {
        text: 'The router has not received an address and made one up itself',
        explanation: 'A made-up address would start with `169.254`.',
        isCorrect: false,
      },
      {
        text: 'The address belongs to a group of receivers, not to one device',
        explanation: 'Multicast addresses lie between `224.0.0.0` and `239.255.255.255`.',
        isCorrect: false,
      },
      {
        text: 'Addresses below `128.0.0.0` can only open connections',
        explanation: 'There is no such rule; many public servers have addresses below 128.',
        isCorrect: false,
      },
      {
        text: 'The provider itself translates addresses for many customers',
        explanation:
          "`100.64.0.0/10` is used for carrier-grade NAT. The public address is on the provider's equipment, which knows nothing of this forwarding.",
        isCorrect: true,
      },
    ],
    tags: ['nat', 'cgnat'],
  },
  {
    externalId: 'net-017',
    domainCode: '1.3',
    type: 'single',
    difficulty: 'medium',
    text: 'Which of these is `2001:0db8:0000:0000:0000:0a00:0000:0012`, correctly shortened?',
    options: [
      {
        text: '`2001:db8:a00:0:12`',
        explanation: 'Without `::` an address needs eight groups, and there are only five here.',
        isCorrect: false,
      },
      {
        text: '`2001:db8::a00:0:12`',
        explanation:
          'Leading zeros in each group are dropped, and one run of zero groups, the longest, becomes `::`.',
        isCorrect: true,
      },
      {
        text: '`2001:db8::a:0:12`',
        explanation: 'Only leading zeros may be dropped. `0a00` becomes `a00`; `a` would be `000a`.',
        isCorrect: false,
      },
      {
        text: '`2001:db8::a00::12`',
        explanation:
          '`::` may appear only once. Otherwise nobody could tell how many groups each one stands for.',
        isCorrect: false,
      },
    ],
    tags: ['notation'],
  },
  {
    externalId: 'net-018',
    domainCode: '1.3',
    type: 'single',
    difficulty: 'medium',
    text: 'The network card of a computer has one IPv6 address only, and it begins with `fe80`. Its neighbours can be reached by IPv6, the internet cannot. Which explanation fits best?',
    options: [
      {
        text: 'No router on the link is announcing a prefix',
        explanation:
          'Every interface makes its own link-local address. For a global one, it normally waits for a router advertisement.',
        isCorrect: true,
      },
      {
        text: 'The network card or its cable is defective',
        explanation: 'Neighbours can be reached, so both are working.',
        isCorrect: false,
      },
      {
        text: 'The DNS server does not know IPv6 addresses',
        explanation: 'A missing name does not prevent a computer from having a global address.',
        isCorrect: false,
      },
      {
        text: 'The provider has translated the address by NAT',
        explanation:
          '`fe80::/10` is never forwarded by a router, so it does not come from a translation either.',
        isCorrect: false,
      },
    ],
    tags: ['link-local'],
  },
  {
    externalId: 'net-019',
    domainCode: '1.3',
    type: 'single',
    difficulty: 'easy',
    text: 'A provider gives a customer the prefix `2001:db8:42:ab00::/56`. How many `/64` subnets can be made from it?',
    options: [
      {
        text: '8',
        explanation: 'This is the number of free bits. The number of subnets is 2 to the power of 8.',
        isCorrect: false,
      },
      {
        text: '65,536',
        explanation: 'This would be right for a /48, which leaves 16 bits.',
        isCorrect: false,
      },
      {
        text: '16',
        explanation: 'This would be right for a /60, which leaves 4 bits.',
        isCorrect: false,
      },
      {
        text: '256',
        explanation: '64 − 56 = 8 bits are free for subnets, and 2⁸ = 256.',
        isCorrect: true,
      },
    ],
    tags: ['prefixes'],
  },
  {
    externalId: 'net-020',
    domainCode: '1.3',
    type: 'true-false',
    difficulty: 'easy',
    text: 'IPv6 has no broadcast addresses.',
    options: [
      {
        text: 'True',
        explanation: 'IPv6 uses multicast instead. For example, `ff02::1` reaches all nodes on the link.',
        isCorrect: true,
      },
      {
        text: 'False',
        explanation:
          'Unlike IPv4, IPv6 does not define broadcast. Multicast groups such as `ff02::1` do this work.',
        isCorrect: false,
      },
    ],
    tags: ['multicast'],
  },
  {
    externalId: 'net-021',
    domainCode: '1.3',
    type: 'multiple',
    difficulty: 'medium',
    text: 'What does Neighbor Discovery, a part of ICMPv6, do for a computer? Choose three.',
    options: [
      {
        text: 'It chooses the best path to distant networks',
        explanation: 'This is the work of routing protocols, which run between routers.',
        isCorrect: false,
      },
      {
        text: 'It checks whether an address is already in use',
        explanation:
          'Before a computer uses an address, it asks by a neighbour solicitation whether somebody else has it. This is duplicate address detection.',
        isCorrect: true,
      },
      {
        text: 'It finds the routers on the link',
        explanation:
          'Routers announce themselves in router advertisements, and a computer can ask for one with a router solicitation.',
        isCorrect: true,
      },
      {
        text: 'It finds the MAC address of a neighbour',
        explanation: 'Neighbour solicitations and advertisements do the work that ARP does in IPv4.',
        isCorrect: true,
      },
      {
        text: 'It finds the IPv6 address for a host name',
        explanation: 'This is the work of DNS, with AAAA records.',
        isCorrect: false,
      },
    ],
    tags: ['neighbour-discovery'],
  },
  {
    externalId: 'net-022',
    domainCode: '1.3',
    type: 'single',
    difficulty: 'hard',
    text: 'A mobile network gives phones IPv6 addresses only. A web page on such a phone must load from a server that has nothing but IPv4. Which pair makes this possible?',
    options: [
      {
        text: 'mDNS and LLMNR',
        explanation: 'Both look up names on the local link and do not translate packets.',
        isCorrect: false,
      },
      {
        text: 'DHCPv6 and SLAAC',
        explanation: 'Both give a device its IPv6 settings. Neither reaches an IPv4 server.',
        isCorrect: false,
      },
      {
        text: 'NAT64 and DNS64',
        explanation:
          "DNS64 answers with an IPv6 address that contains the server's IPv4 address, and NAT64 translates the packets.",
        isCorrect: true,
      },
      {
        text: 'OSPFv3 and BGP',
        explanation: 'Both exchange routes between routers. They do not translate between the two protocols.',
        isCorrect: false,
      },
    ],
    tags: ['nat64'],
  },
  {
    externalId: 'net-023',
    domainCode: '1.3',
    type: 'single',
    difficulty: 'hard',
    text: 'A firewall drops all ICMPv6 messages that it should forward. Small web pages load over IPv6, but large downloads over a tunnel hang after the connection has been made. Which lost message explains this best?',
    options: [
      {
        text: 'Echo Reply',
        explanation: 'Its loss makes pings fail, but downloads do not need it.',
        isCorrect: false,
      },
      {
        text: 'Packet Too Big',
        explanation:
          'IPv6 routers do not fragment. They report the MTU of the narrow link with this message, and without it the sender keeps sending packets that do not fit.',
        isCorrect: true,
      },
      {
        text: 'Time Exceeded',
        explanation:
          'It reports packets that have passed too many routers, which is needed for `traceroute`, not for downloads.',
        isCorrect: false,
      },
      {
        text: 'Router Advertisement',
        explanation:
          'It gives computers their prefix and router. Without it, small pages would not load over IPv6 either.',
        isCorrect: false,
      },
    ],
    tags: ['icmpv6', 'mtu'],
  },
];
