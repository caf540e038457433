import type { SampleExam } from '../sample-exam.ts';

export const a1101Networking: SampleExam['questions'] = [
  {
    externalId: 'a1101-008',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'easy',
    text: 'An administrator needs a command line on a Linux server, encrypted on its way across the network. Both sides use default ports. Which TCP port must the firewall allow?',
    options: [
      {
        text: '22',
        explanation:
          'SSH listens on TCP port 22 by default and encrypts the whole session, the log-in included.',
        isCorrect: true,
      },
      {
        text: '23',
        explanation:
          'Port 23 belongs to Telnet. It offers a command line too, but sends everything as plain text, passwords included.',
        isCorrect: false,
      },
      {
        text: '443',
        explanation: 'Port 443 is the default of HTTPS, the encrypted web, and not of a remote command line.',
        isCorrect: false,
      },
      {
        text: '3389',
        explanation:
          'Port 3389 belongs to the Remote Desktop Protocol, which shows a graphical desktop, mostly of Windows.',
        isCorrect: false,
      },
    ],
    tags: ['ports', 'ssh'],
  },
  {
    externalId: 'a1101-009',
    domainCode: '2.1',
    type: 'multiple',
    difficulty: 'medium',
    text: 'A mail program should collect mail from a server, protected by TLS from the very first packet. Which default TCP ports are meant for this? Choose two.',
    options: [
      {
        text: '25',
        explanation: 'Port 25 is for SMTP between mail servers. A mail program does not collect mail there.',
        isCorrect: false,
      },
      {
        text: '143',
        explanation:
          'Port 143 is for IMAP, which does collect mail, but its connection starts as plain text and is only encrypted after a STARTTLS command.',
        isCorrect: false,
      },
      {
        text: '587',
        explanation:
          'Port 587 takes outgoing mail from mail programs. It is for sending, not for collecting.',
        isCorrect: false,
      },
      {
        text: '993',
        explanation:
          'Port 993 is for IMAP over TLS, encrypted from the start. The mail stays on the server and can be read on several devices.',
        isCorrect: true,
      },
      {
        text: '995',
        explanation:
          'Port 995 is for POP3 over TLS, encrypted from the start. POP3 downloads the mail to the device.',
        isCorrect: true,
      },
    ],
    tags: ['ports', 'mail'],
  },
  {
    externalId: 'a1101-010',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A company has moved to a new mail provider. Its web pages load as before, but new mail still arrives at the old provider. Which kind of DNS record needs to change?',
    options: [
      {
        text: 'A',
        explanation: 'An A record holds the IPv4 address of a name. The web pages rely on it, and they work.',
        isCorrect: false,
      },
      {
        text: 'CNAME',
        explanation:
          'A CNAME record makes one name an alias of another. It is not where other servers look up the mail server of a domain.',
        isCorrect: false,
      },
      {
        text: 'MX',
        explanation:
          'Sending servers look up the MX records of a domain to learn which servers accept its mail. They still name the old provider.',
        isCorrect: true,
      },
      {
        text: 'TXT',
        explanation:
          'A TXT record holds free text, for example the list of servers allowed to send mail for the domain. It does not direct incoming mail.',
        isCorrect: false,
      },
    ],
    tags: ['dns'],
  },
  {
    externalId: 'a1101-011',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A network printer should always get the same address, and the address should be managed centrally on the DHCP server. What do you set up?',
    options: [
      {
        text: 'A shorter lease time for the whole scope',
        explanation:
          'A shorter lease makes devices renew more often. It does not tie an address to one device.',
        isCorrect: false,
      },
      {
        text: "A reservation for the printer's MAC address",
        explanation:
          'With a reservation the server always gives this device the same address. Everything stays in one place, and the printer needs no manual settings.',
        isCorrect: true,
      },
      {
        text: 'A relay agent on the router next to the printer',
        explanation:
          'A relay agent passes DHCP requests on to a server in another subnet. It does not decide which address a device gets.',
        isCorrect: false,
      },
      {
        text: "An exclusion for the printer's address",
        explanation:
          'An exclusion stops the server from giving that address to anyone. The printer would then need its address typed in by hand.',
        isCorrect: false,
      },
    ],
    tags: ['dhcp'],
  },
  {
    externalId: 'a1101-012',
    domainCode: '2.1',
    type: 'true-false',
    difficulty: 'medium',
    text: 'A phone call over the network uses UDP. If one of its packets is lost on the way, UDP itself notices and sends the packet again.',
    options: [
      {
        text: 'True',
        explanation:
          'UDP has neither acknowledgements nor retransmission. TCP has both, which makes it a good choice for file transfers.',
        isCorrect: false,
      },
      {
        text: 'False',
        explanation:
          'UDP does not track its packets, so a lost one stays lost unless the application reacts. In a call, a repeated packet would come too late anyway.',
        isCorrect: true,
      },
    ],
    tags: ['udp', 'voip'],
  },
  {
    externalId: 'a1101-013',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'medium',
    text: 'You plan the addresses of a small office behind a router with NAT. Which of these addresses lies in a private IPv4 range?',
    options: [
      {
        text: '`11.0.0.5`',
        explanation:
          'The private range that starts with 10 ends at `10.255.255.255`. Addresses that start with 11 are public.',
        isCorrect: false,
      },
      {
        text: '`172.20.4.9`',
        explanation:
          'The private range `172.16.0.0/12` runs from `172.16.0.0` to `172.31.255.255`, and this address lies inside.',
        isCorrect: true,
      },
      {
        text: '`172.32.4.9`',
        explanation:
          'The private range ends at `172.31.255.255`, so this address is just outside and therefore public.',
        isCorrect: false,
      },
      {
        text: '`192.169.1.20`',
        explanation:
          'Private addresses of this kind start with `192.168`. Those that start with `192.169` are public.',
        isCorrect: false,
      },
    ],
    tags: ['ipv4', 'private-addresses'],
  },
  {
    externalId: 'a1101-014',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'hard',
    text: 'A PC has the address `192.168.10.40` and the subnet mask `255.255.255.192`. Which of these addresses can it reach directly, without its default gateway?',
    options: [
      {
        text: '`192.168.10.60`',
        explanation:
          'This mask makes blocks of 64 addresses. The PC is in the block from 0 to 63, and so is 60.',
        isCorrect: true,
      },
      {
        text: '`192.168.10.70`',
        explanation:
          'With blocks of 64, this address is in the block from 64 to 127. The PC has to go through its gateway.',
        isCorrect: false,
      },
      {
        text: '`192.168.10.130`',
        explanation:
          'With blocks of 64, this address is in the block from 128 to 191. The PC has to go through its gateway.',
        isCorrect: false,
      },
      {
        text: '`192.168.10.200`',
        explanation:
          'It looks close, but with blocks of 64 it is in the block from 192 to 255. The PC has to go through its gateway.',
        isCorrect: false,
      },
    ],
    tags: ['ipv4', 'subnets'],
  },
  {
    externalId: 'a1101-015',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'easy',
    text: 'At lunchtime, laptops near the staff kitchen keep losing their 2.4 GHz Wi-Fi for a minute or two. A microwave oven stands next to the desks. Which change helps most?',
    options: [
      {
        text: 'Hide the name of the Wi-Fi network',
        explanation:
          'A hidden network sends on the same frequencies as before, so the oven disturbs it just as much.',
        isCorrect: false,
      },
      {
        text: 'Use wider channels in the 2.4 GHz band',
        explanation: 'A wider channel takes up more of the disturbed band and picks up more of the noise.',
        isCorrect: false,
      },
      {
        text: 'Lower the power of the access point',
        explanation: "A weaker signal is drowned by the oven's noise even sooner.",
        isCorrect: false,
      },
      {
        text: 'Move the laptops to the 5 GHz band',
        explanation:
          'Microwave ovens disturb the frequencies around 2.4 GHz. The 5 GHz band is far enough away to be left alone.',
        isCorrect: true,
      },
    ],
    tags: ['wi-fi', 'interference'],
  },
  {
    externalId: 'a1101-016',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'medium',
    text: 'Three access points in one corridor use the 2.4 GHz band with channels 20 MHz wide. Which set of channels keeps them from overlapping one another?',
    options: [
      {
        text: '1, 3 and 6',
        explanation:
          'The centres of channels 1 and 3 are only 10 MHz apart, and those of 3 and 6 only 15 MHz. With a width of 20 MHz they overlap.',
        isCorrect: false,
      },
      {
        text: '3, 6 and 8',
        explanation:
          'Channels 6 and 8 are only 10 MHz apart, and 3 and 6 only 15 MHz. With a width of 20 MHz they overlap.',
        isCorrect: false,
      },
      {
        text: '1, 6 and 11',
        explanation:
          'Neighbours in this set are five channels, or 25 MHz, apart. That leaves room for 20 MHz each.',
        isCorrect: true,
      },
      {
        text: '6, 9 and 11',
        explanation:
          'Channels 9 and 11 are only 10 MHz apart, and 6 and 9 only 15 MHz. With a width of 20 MHz they overlap.',
        isCorrect: false,
      },
    ],
    tags: ['wi-fi', 'channels'],
  },
  {
    externalId: 'a1101-017',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'easy',
    text: 'An access point is to hang from a ceiling where there is a network cable but no mains socket. Which feature of the switch solves the problem?',
    options: [
      {
        text: 'Link aggregation',
        explanation:
          'Link aggregation joins several cables into one faster or more reliable link. It supplies no power.',
        isCorrect: false,
      },
      {
        text: 'Port mirroring',
        explanation:
          'Port mirroring copies the traffic of one port to another so that it can be analysed. It supplies no power.',
        isCorrect: false,
      },
      {
        text: 'VLAN tagging',
        explanation: 'VLAN tags keep several networks apart on one cable. They supply no power.',
        isCorrect: false,
      },
      {
        text: 'Power over Ethernet',
        explanation:
          'A switch with Power over Ethernet sends electrical power through the network cable together with the data.',
        isCorrect: true,
      },
    ],
    tags: ['switches', 'poe'],
  },
  {
    externalId: 'a1101-018',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'medium',
    text: 'Guests and staff are in two VLANs, each with its own subnet. Staff should be able to print on a printer in the guest VLAN. Which device carries this traffic from one VLAN to the other?',
    options: [
      {
        text: 'An unmanaged switch with more ports',
        explanation:
          'An unmanaged switch forwards frames within one network. It cannot be set up for VLANs and does not route.',
        isCorrect: false,
      },
      {
        text: 'A router or a layer 3 switch',
        explanation:
          'Traffic between VLANs has to be routed from one subnet to the other. A router or a layer 3 switch does this, and can filter the traffic as well.',
        isCorrect: true,
      },
      {
        text: 'A wireless range extender',
        explanation:
          'A range extender repeats the Wi-Fi signal of one network. It does not route between two.',
        isCorrect: false,
      },
      {
        text: 'A patch panel',
        explanation:
          'A patch panel is only a tidy place where cables end. It does not handle traffic at all.',
        isCorrect: false,
      },
    ],
    tags: ['vlans', 'routing'],
  },
  {
    externalId: 'a1101-019',
    domainCode: '2.2',
    type: 'single',
    difficulty: 'easy',
    text: "A small office moves from DSL to a fibre connection. Which device ends the provider's fibre in the office and offers an Ethernet port?",
    options: [
      {
        text: 'An optical network terminal',
        explanation:
          'The optical network terminal (ONT) turns the light in the fibre into Ethernet and back.',
        isCorrect: true,
      },
      {
        text: 'A cable modem',
        explanation: 'A cable modem works on the coaxial cable of a television network, not on fibre.',
        isCorrect: false,
      },
      {
        text: 'A Power over Ethernet injector',
        explanation:
          'An injector adds electrical power to an Ethernet cable. It has no connection for fibre.',
        isCorrect: false,
      },
    ],
    tags: ['fibre', 'modems'],
  },
  {
    externalId: 'a1101-020',
    domainCode: '2.2',
    type: 'multiple',
    difficulty: 'medium',
    text: 'You have pulled solid-core cable from a patch panel to a wall socket. Both ends have slots that cut through the insulation as each wire is pushed in. Which tools do you need to fix the wires and then to prove that all eight run in the right order? Choose two.',
    options: [
      {
        text: 'A punch-down tool',
        explanation:
          'It presses each wire into its slot and trims the end, which is how patch panels and wall sockets of this kind are wired.',
        isCorrect: true,
      },
      {
        text: 'A crimping tool',
        explanation:
          'It presses RJ45 plugs onto the end of a cable. Here the wires go into slots, and no plug is fitted.',
        isCorrect: false,
      },
      {
        text: 'A toner probe',
        explanation:
          'It helps to find one cable among many by sound. It does not check the order of the wires.',
        isCorrect: false,
      },
      {
        text: 'A loopback plug',
        explanation:
          'It sends the signals of a network port straight back to test that port. It says nothing about a cable in the wall.',
        isCorrect: false,
      },
      {
        text: 'A cable tester',
        explanation:
          'Its two parts check each of the eight wires from end to end and show breaks, shorts and swapped wires.',
        isCorrect: true,
      },
    ],
    tags: ['cabling', 'tools'],
  },
  {
    externalId: 'a1101-021',
    domainCode: '2.2',
    type: 'true-false',
    difficulty: 'easy',
    text: 'Compared with Wi-Fi 6, Wi-Fi 6E adds the use of the 6 GHz band.',
    options: [
      {
        text: 'True',
        explanation:
          'The E stands for "extended": the same technology as Wi-Fi 6, extended to the 6 GHz band. Both the access point and the device must support it.',
        isCorrect: true,
      },
      {
        text: 'False',
        explanation: 'The added 6 GHz band is the very difference. Wi-Fi 6 itself works at 2.4 and 5 GHz.',
        isCorrect: false,
      },
    ],
    tags: ['wi-fi', 'standards'],
  },
];
