import type { SampleExam } from '../sample-exam.ts';

export const networkTroubleshooting: SampleExam['questions'] = [
  {
    externalId: 'net-055',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A user cannot open any website by name. Yet `ping 192.0.2.1`, a server on the internet, is answered at once. What should be examined first?',
    options: [
      {
        text: 'The network cable and the wall socket',
        explanation: 'The ping was answered, so the physical connection works.',
        isCorrect: false,
      },
      {
        text: 'The DNS settings and the DNS server',
        explanation:
          'Packets reach the internet and come back, so what is most likely missing is the translation of names into addresses.',
        isCorrect: true,
      },
      {
        text: 'The default gateway of the computer',
        explanation: 'Without a working gateway, an address on the internet would not answer.',
        isCorrect: false,
      },
      {
        text: 'The network card and its driver',
        explanation: 'Card and driver have just sent and received packets.',
        isCorrect: false,
      },
    ],
    tags: ['dns'],
  },
  {
    externalId: 'net-056',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'hard',
    text: 'A ping from `10.1.0.5` to `10.2.0.9` gets no answer. A capture on `10.2.0.9` shows the requests arriving and its replies leaving. Where does the fault most likely lie?',
    options: [
      {
        text: 'In the DNS settings of `10.1.0.5`',
        explanation: 'The ping names an address, so DNS is not needed.',
        isCorrect: false,
      },
      {
        text: 'On the way there to `10.2.0.0/24`',
        explanation: 'The requests arrive, so this way works.',
        isCorrect: false,
      },
      {
        text: 'On the way back to `10.1.0.0/24`',
        explanation:
          'Request and reply find their way independently. Perhaps a router has no route to the source network, or a firewall drops the replies.',
        isCorrect: true,
      },
      {
        text: 'In the firewall of `10.2.0.9` itself',
        explanation: 'It let the requests in, and the replies have left.',
        isCorrect: false,
      },
    ],
    tags: ['routing', 'capture'],
  },
  {
    externalId: 'net-057',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'medium',
    text: [
      'A user worries about this output, although the website works well:',
      '',
      '```text',
      '1  192.168.1.1      1.1 ms',
      '2  198.51.100.1     8.9 ms',
      '3  * * *',
      '4  203.0.113.14    12.4 ms',
      '5  192.0.2.80       12.9 ms',
      '```',
      '',
      'What does line 3 show?',
    ].join('\n'),
    options: [
      {
        text: 'A link that is so slow that the website will soon be out of reach',
        explanation: 'The times on lines 4 and 5 are low, so there is no slow link in between.',
        isCorrect: false,
      },
      {
        text: 'A router that is switched off and should be reported to the provider',
        explanation: 'If it were off, nothing behind it would answer on this path.',
        isCorrect: false,
      },
      {
        text: 'A firewall that blocks the website for this user',
        explanation: 'The web server answers on line 5, and the website works well.',
        isCorrect: false,
      },
      {
        text: 'A router that forwards packets but does not answer these probes',
        explanation:
          'Lines 4 and 5 lie behind it and answer, so packets pass. Many routers limit or switch off such answers.',
        isCorrect: true,
      },
    ],
    tags: ['traceroute'],
  },
  {
    externalId: 'net-058',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'medium',
    text: [
      'A web application runs on a server. A browser on the server itself can open it on port 8080, other computers get "connection refused". The server shows:',
      '',
      '```text',
      '$ ss -ltn',
      'State   Recv-Q  Send-Q  Local Address:Port  Peer Address:Port',
      'LISTEN  0       511     127.0.0.1:8080      0.0.0.0:*',
      '```',
      '',
      'What is the cause?',
    ].join('\n'),
    options: [
      {
        text: 'The application listens on the loopback address only',
        explanation:
          "`127.0.0.1` can be reached only from the server itself. The application must listen on the server's network address, or on all addresses with `0.0.0.0`.",
        isCorrect: true,
      },
      {
        text: 'The port is above 1023, which other computers may not use',
        explanation:
          'Clients may connect to any port. On many systems, ports below 1024 merely need special rights to listen on.',
        isCorrect: false,
      },
      {
        text: 'The application accepts connections from `0.0.0.0` only',
        explanation: 'In the column of the peer, `0.0.0.0:*` means any sender. It is not a limit.',
        isCorrect: false,
      },
      {
        text: 'The queue of the application is full, as 511 are waiting',
        explanation:
          'For a listening socket, Send-Q is the size of the queue. Recv-Q says that 0 connections are waiting.',
        isCorrect: false,
      },
    ],
    tags: ['sockets', 'loopback'],
  },
  {
    externalId: 'net-059',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'medium',
    text: 'Connecting to a database server\'s TCP port 5432 fails at once with "connection refused". Pings to the server are answered. What is the most likely cause?',
    options: [
      {
        text: 'The server is switched off',
        explanation: 'Then pings would not be answered, and the attempt would end after a long wait.',
        isCorrect: false,
      },
      {
        text: 'A firewall silently drops the packets',
        explanation: 'Without any answer the client keeps trying and reports a timeout after some time.',
        isCorrect: false,
      },
      {
        text: 'No program listens on this port',
        explanation: 'The server answers the attempt with a TCP reset, which the client reports as refused.',
        isCorrect: true,
      },
      {
        text: 'The password for the database is wrong',
        explanation: 'A password is checked only after the TCP connection has been made.',
        isCorrect: false,
      },
    ],
    tags: ['tcp', 'firewall'],
  },
  {
    externalId: 'net-060',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'hard',
    text: "On a 100 Mbit/s copper link, the switch port is fixed to full duplex with autonegotiation off, while the server's card is set to automatic. The link is up but slow, and the server counts late collisions. What has happened?",
    options: [
      {
        text: 'The switch sends frames that are too large',
        explanation: 'Oversized frames would be counted as giants. They do not cause collisions.',
        isCorrect: false,
      },
      {
        text: 'The card chose 10 Mbit/s instead of 100',
        explanation:
          'The card detects the speed from the signal. With different speeds the link would not come up.',
        isCorrect: false,
      },
      {
        text: 'The cable is longer than 100 metres',
        explanation:
          'A cable that is too long can cause errors as well, but these settings alone explain the fault.',
        isCorrect: false,
      },
      {
        text: 'The card fell back to half duplex',
        explanation:
          'Without negotiation the card can detect the speed but not the duplex mode, so it must assume half duplex. Both ends should be set the same way.',
        isCorrect: true,
      },
    ],
    tags: ['duplex'],
  },
  {
    externalId: 'net-061',
    domainCode: '4.1',
    type: 'multiple',
    difficulty: 'easy',
    text: 'Which commands show MAC addresses of neighbours in the local network that the computer has learned? Choose four.',
    options: [
      {
        text: '`arp -a`',
        explanation:
          'It lists IPv4 addresses and the MAC addresses that belong to them, for example on Windows and macOS.',
        isCorrect: true,
      },
      {
        text: '`traceroute`',
        explanation: 'It lists the IP addresses of the routers on the way to a destination.',
        isCorrect: false,
      },
      {
        text: '`ip neigh`',
        explanation: 'On Linux it shows the neighbour table, for IPv4 and IPv6.',
        isCorrect: true,
      },
      {
        text: '`Get-NetNeighbor`',
        explanation: 'In PowerShell on Windows it shows the neighbour table, for IPv4 and IPv6.',
        isCorrect: true,
      },
      {
        text: '`ndp -an`',
        explanation:
          'On macOS and FreeBSD it lists IPv6 neighbours with their MAC addresses, as `arp -a` does for IPv4.',
        isCorrect: true,
      },
    ],
    tags: ['arp', 'commands'],
  },
  {
    externalId: 'net-062',
    domainCode: '4.1',
    type: 'true-false',
    difficulty: 'easy',
    text: 'If a server does not answer a ping, it is certainly down.',
    options: [
      {
        text: 'True',
        explanation:
          'Many servers and firewalls drop pings on purpose while their services keep working. Testing the service itself tells more.',
        isCorrect: false,
      },
      {
        text: 'False',
        explanation:
          'Pings may be filtered while the service works. It is better to test the service, for example by connecting to its TCP port.',
        isCorrect: true,
      },
    ],
    tags: ['ping'],
  },
  {
    externalId: 'net-063',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'medium',
    text: 'At home, video calls stutter whenever somebody uploads a large file. Meanwhile, ping times rise from 15 ms to 800 ms, but no ping is lost. What is the most likely cause?',
    options: [
      {
        text: 'A bad cable damages packets, and they have to be sent again',
        explanation: 'Damaged packets would be dropped, so pings would be lost, and also without an upload.',
        isCorrect: false,
      },
      {
        text: 'A long queue in the router fills with packets of the upload',
        explanation:
          'All packets have to wait behind the upload. This is known as bufferbloat; smart queue management in the router helps.',
        isCorrect: true,
      },
      {
        text: 'The server of the video call is overloaded in the evening',
        explanation: 'That would not depend on an upload at home and would not change the ping times.',
        isCorrect: false,
      },
      {
        text: 'The DNS server answers too slowly while the file is sent',
        explanation: 'Names are looked up when a call starts. The packets of a running call need no DNS.',
        isCorrect: false,
      },
    ],
    tags: ['latency', 'bufferbloat'],
  },
];
