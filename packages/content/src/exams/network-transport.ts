import type { SampleExam } from '../sample-exam.ts';

export const networkTransport: SampleExam['questions'] = [
  {
    externalId: 'net-001',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A switch reads the destination MAC address of a frame and forwards the frame. At which layer of the OSI model does it work when it does so?',
    options: [
      {
        text: 'Layer 2, data link',
        explanation: 'MAC addresses and frames belong to the data link layer.',
        isCorrect: true,
      },
      {
        text: 'Layer 1, physical',
        explanation:
          'The physical layer carries bits as signals and does not know addresses. A repeater works there.',
        isCorrect: false,
      },
      {
        text: 'Layer 3, network',
        explanation:
          'The network layer works with IP addresses. Routers, and switches that also route, use it.',
        isCorrect: false,
      },
      {
        text: 'Layer 4, transport',
        explanation: 'The transport layer works with ports, as TCP and UDP do.',
        isCorrect: false,
      },
    ],
    tags: ['osi', 'switching'],
  },
  {
    externalId: 'net-002',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'easy',
    text: [
      'A capture shows three packets, one after another:',
      '',
      '```text',
      '10.0.0.5.51724 > 192.0.2.10.443: Flags [S]',
      '192.0.2.10.443 > 10.0.0.5.51724: Flags [S.]',
      '10.0.0.5.51724 > 192.0.2.10.443: Flags [.]',
      '```',
      '',
      'What has just happened?',
    ].join('\n'),
    options: [
      {
        text: 'A TCP connection has been closed',
        explanation: 'An orderly close shows FIN, printed as `[F.]`. None of the packets has it.',
        isCorrect: false,
      },
      {
        text: 'A UDP query has been answered',
        explanation: 'UDP has no flags. The letters belong to TCP.',
        isCorrect: false,
      },
      {
        text: 'A TCP connection has been refused',
        explanation: 'A refusal would be answered with a reset, printed as `[R.]`, instead of `[S.]`.',
        isCorrect: false,
      },
      {
        text: 'A TCP connection has been opened',
        explanation:
          'SYN, SYN-ACK and ACK are the three steps of the TCP handshake. In this output the dot stands for ACK.',
        isCorrect: true,
      },
    ],
    tags: ['tcp', 'capture'],
  },
  {
    externalId: 'net-003',
    domainCode: '1.1',
    type: 'multiple',
    difficulty: 'medium',
    text: 'Which of these run over UDP? Choose three.',
    options: [
      {
        text: 'DHCP for IPv4',
        explanation: 'DHCP uses UDP: port 67 on the server and port 68 on the client.',
        isCorrect: true,
      },
      {
        text: 'SSH',
        explanation: 'SSH needs a reliable stream and uses TCP port 22.',
        isCorrect: false,
      },
      {
        text: 'HTTP/2',
        explanation: 'HTTP/2 runs over a TCP connection, as HTTP/1.1 does.',
        isCorrect: false,
      },
      {
        text: 'TFTP',
        explanation:
          'TFTP is a very simple way to fetch files, for example for devices that start from the network. It uses UDP port 69.',
        isCorrect: true,
      },
      {
        text: 'HTTP/3',
        explanation: 'HTTP/3 runs over QUIC, which sends its packets in UDP, usually to port 443.',
        isCorrect: true,
      },
    ],
    tags: ['udp', 'ports'],
  },
  {
    externalId: 'net-004',
    domainCode: '1.1',
    type: 'true-false',
    difficulty: 'easy',
    text: 'If a datagram is lost, UDP itself notices and sends it again.',
    options: [
      {
        text: 'True',
        explanation:
          'UDP has neither confirmations nor sequence numbers, so it cannot notice a loss. The application must deal with it.',
        isCorrect: false,
      },
      {
        text: 'False',
        explanation:
          'UDP sends each datagram once. If a resend is needed, the application or a protocol on top, such as QUIC, sees to it.',
        isCorrect: true,
      },
    ],
    tags: ['udp'],
  },
  {
    externalId: 'net-005',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'medium',
    text: 'Staff read their mail with IMAP, and the connection must be encrypted from its first byte. Which TCP port must be open to the mail server?',
    options: [
      {
        text: '`995`',
        explanation: 'Port 995 is encrypted from the first byte too, but it belongs to POP3.',
        isCorrect: false,
      },
      {
        text: '`587`',
        explanation: 'Port 587 is for handing in outgoing mail, not for reading a mailbox.',
        isCorrect: false,
      },
      {
        text: '`993`',
        explanation: 'Port 993 is IMAP over TLS: the TLS handshake comes before any IMAP command.',
        isCorrect: true,
      },
      {
        text: '`143`',
        explanation:
          'Port 143 is IMAP that starts in clear text and may switch to TLS later with `STARTTLS`.',
        isCorrect: false,
      },
    ],
    tags: ['ports', 'e-mail'],
  },
  {
    externalId: 'net-006',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A web server on Ethernet answers a request over HTTP/1.1. In which order is the answer wrapped, from the inside to the outside?',
    options: [
      {
        text: 'TCP segment, HTTP message, IP packet, Ethernet frame',
        explanation: 'The HTTP message is the content, so TCP goes around it.',
        isCorrect: false,
      },
      {
        text: 'HTTP message, TCP segment, IP packet, Ethernet frame',
        explanation: 'Each layer takes what the layer above hands down and puts its own header in front.',
        isCorrect: true,
      },
      {
        text: 'HTTP message, TCP segment, Ethernet frame, IP packet',
        explanation: 'The frame is the outermost wrapping on the cable and carries the IP packet.',
        isCorrect: false,
      },
      {
        text: 'HTTP message, IP packet, TCP segment, Ethernet frame',
        explanation: 'The TCP segment travels inside the IP packet, not the other way round.',
        isCorrect: false,
      },
    ],
    tags: ['encapsulation'],
  },
  {
    externalId: 'net-007',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'hard',
    text: 'A link has an MTU of 1500 bytes. How many bytes of data fit into one TCP segment over IPv4 if neither header carries options?',
    options: [
      {
        text: '`1460`',
        explanation: '1500 − 20 bytes of IPv4 header − 20 bytes of TCP header = 1460.',
        isCorrect: true,
      },
      {
        text: '`1440`',
        explanation: 'This is the value for IPv6, whose header is 40 bytes long.',
        isCorrect: false,
      },
      {
        text: '`1500`',
        explanation:
          'The MTU is the size of the whole IP packet, so both headers still have to be taken off.',
        isCorrect: false,
      },
      {
        text: '`1480`',
        explanation: 'Only the IPv4 header has been taken off here. The TCP header takes another 20 bytes.',
        isCorrect: false,
      },
    ],
    tags: ['mtu', 'tcp'],
  },
  {
    externalId: 'net-008',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'medium',
    text: 'One browser holds two TCP connections to port 443 of the same server. By what does the computer tell the incoming packets of the two connections apart?',
    options: [
      {
        text: "By the server's MAC address",
        explanation:
          'Both connections come from the same server. What arrives usually carries the MAC address of the nearest router anyway.',
        isCorrect: false,
      },
      {
        text: "By the computer's own port number",
        explanation:
          'Each connection starts from a different local port. Replies carry it as their destination port.',
        isCorrect: true,
      },
      {
        text: 'By the TTL of the packets',
        explanation: 'The TTL limits how many routers a packet may pass. It does not mark a connection.',
        isCorrect: false,
      },
      {
        text: "By the server's port number",
        explanation: 'It is 443 for both connections.',
        isCorrect: false,
      },
    ],
    tags: ['ports', 'sockets'],
  },
];
