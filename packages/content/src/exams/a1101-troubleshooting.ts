import type { SampleExam } from '../sample-exam.ts';

export const a1101Troubleshooting: SampleExam['questions'] = [
  {
    externalId: 'a1101-043',
    domainCode: '5.1',
    type: 'single',
    difficulty: 'easy',
    text: 'After each weekend with the mains switched off, an old desktop PC starts with the wrong date and asks to check the firmware settings. Which part do you replace?',
    options: [
      {
        text: 'The power supply unit',
        explanation:
          'A failing power supply causes sudden stops or no start at all. It plays no part while the mains is off.',
        isCorrect: false,
      },
      {
        text: 'The coin cell on the mainboard',
        explanation:
          'The coin cell keeps the clock running while the PC has no mains power. After some years it is empty.',
        isCorrect: true,
      },
      {
        text: 'The solid state drive',
        explanation: 'The clock and the date are kept on the mainboard, not on the drive.',
        isCorrect: false,
      },
      {
        text: 'The processor',
        explanation:
          'The processor does not keep the time while the PC is off. A small clock circuit on the mainboard does.',
        isCorrect: false,
      },
    ],
    tags: ['firmware', 'power'],
  },
  {
    externalId: 'a1101-044',
    domainCode: '5.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A workstation switches itself off after about ten minutes of video rendering and starts again once it has cooled. Just before it stops, the processor reads 99 °C. What do you check first?',
    options: [
      {
        text: 'The heatsink, its fan and the dust in them',
        explanation:
          'A blocked heatsink, a stuck fan or dried thermal paste lets the processor overheat, and the PC switches off to protect it.',
        isCorrect: true,
      },
      {
        text: 'The free space on the system drive',
        explanation:
          'A full drive slows the work down or stops it with an error. It does not make the processor this hot.',
        isCorrect: false,
      },
      {
        text: 'The settings of the rendering program',
        explanation:
          'Rendering is heavy work, but a PC in good order can cope with it. Lower settings would only hide the fault.',
        isCorrect: false,
      },
    ],
    tags: ['overheating'],
  },
  {
    externalId: 'a1101-045',
    domainCode: '5.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A hard disk makes clicking noises, and the PC warns that S.M.A.R.T. expects the disk to fail. The user has no recent backup. What comes first?',
    options: [
      {
        text: 'Defragmenting the disk to ease its work',
        explanation:
          'Defragmenting moves large amounts of data about. This strains the dying disk and saves nothing.',
        isCorrect: false,
      },
      {
        text: 'Running `chkdsk /r` over the whole disk',
        explanation:
          'A full scan reads every sector for hours and may use up the time the disk has left. Save the files first.',
        isCorrect: false,
      },
      {
        text: 'Copying the important files to another drive',
        explanation:
          'The disk may fail at any moment, so the data comes first. Tests and replacement can wait.',
        isCorrect: true,
      },
      {
        text: 'Updating the driver of the disk controller',
        explanation: 'Clicking and a S.M.A.R.T. warning point to the disk itself. A driver cannot repair it.',
        isCorrect: false,
      },
    ],
    tags: ['storage', 'backup'],
  },
  {
    externalId: 'a1101-046',
    domainCode: '5.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A laser printer puts the same black dot on every page, again and again at even distances down the sheet. What causes such a pattern?',
    options: [
      {
        text: 'Paper that has become damp in the tray',
        explanation:
          'Damp paper gives pale patches, waves or jams. It does not print dots at even distances.',
        isCorrect: false,
      },
      {
        text: 'A mark on the drum or on a roller',
        explanation:
          'A flaw on something round prints once per turn. The distance between the dots tells you which part has that circumference.',
        isCorrect: true,
      },
      {
        text: 'A driver made for another printer model',
        explanation: 'A wrong driver typically prints pages of meaningless characters, or nothing.',
        isCorrect: false,
      },
      {
        text: 'Toner that has nearly run out',
        explanation: 'Low toner makes the print pale or leaves light streaks. It does not add dots.',
        isCorrect: false,
      },
    ],
    tags: ['printers', 'laser'],
  },
  {
    externalId: 'a1101-047',
    domainCode: '5.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A RAID 5 array of four disks has lost one disk, and its files can still be read. What happens if a second disk fails before the first has been replaced and rebuilt?',
    options: [
      {
        text: 'Only the files on the second disk are lost, the others stay',
        explanation:
          'Files are spread in stripes over all the disks. There is no disk that holds complete files of its own.',
        isCorrect: false,
      },
      {
        text: 'The array goes on working, but more slowly than before',
        explanation:
          'That describes the present state with one disk missing. RAID 6 would survive a second failure, RAID 5 does not.',
        isCorrect: false,
      },
      {
        text: 'The two remaining disks turn into a mirror',
        explanation:
          'An array does not change its type by itself, and two disks do not hold enough data to do so.',
        isCorrect: false,
      },
      {
        text: 'The whole array is lost and has to come from a backup',
        explanation:
          'RAID 5 can make up for one missing disk. With two missing, the data can no longer be calculated.',
        isCorrect: true,
      },
    ],
    tags: ['raid', 'storage'],
  },
  {
    externalId: 'a1101-048',
    domainCode: '5.1',
    type: 'multiple',
    difficulty: 'medium',
    text: 'A PC beeps three times at power-on, its fans spin, and the screen stays black. Someone added memory an hour ago. Which steps make sense first? Choose two.',
    options: [
      {
        text: 'Take the new memory out, then seat it again with care',
        explanation:
          'The added memory is the most recent change. Without it you see whether it is the cause, and a module that was not fully pressed in is a common fault.',
        isCorrect: true,
      },
      {
        text: 'Scan the drive for malware',
        explanation:
          'The start stops before anything is read from the drive, so malware on it is not the cause.',
        isCorrect: false,
      },
      {
        text: 'Reinstall Windows from a USB stick',
        explanation:
          'The PC stops before it looks for an operating system. A new installation cannot even begin.',
        isCorrect: false,
      },
      {
        text: 'Put in a new network cable',
        explanation: 'The network plays no part in whether the PC shows a picture.',
        isCorrect: false,
      },
      {
        text: 'Look up the beeps in the manual of the board',
        explanation:
          'Beep codes differ from maker to maker. The manual tells you which part the code points to.',
        isCorrect: true,
      },
    ],
    tags: ['memory', 'beep-codes'],
  },
  {
    externalId: 'a1101-049',
    domainCode: '5.1',
    type: 'true-false',
    difficulty: 'easy',
    text: 'You test your theory about a fault and it proves wrong. The next step is to form a new theory or to pass the problem on to someone with more experience.',
    options: [
      {
        text: 'True',
        explanation:
          'A disproved theory still helps, as it rules something out. Carry on with the next likely cause, or escalate when you have run out of ideas.',
        isCorrect: true,
      },
      {
        text: 'False',
        explanation:
          'There is no point in putting a theory into practice that the test has disproved. A new theory or help is needed first.',
        isCorrect: false,
      },
    ],
    tags: ['method'],
  },
  {
    externalId: 'a1101-050',
    domainCode: '5.2',
    type: 'single',
    difficulty: 'easy',
    text: 'A PC reaches nothing on the network, although its cable is connected. `ipconfig` shows:\n\n```\nAutoconfiguration IPv4 Address. . : 169.254.33.7\nSubnet Mask . . . . . . . . . . . : 255.255.0.0\nDefault Gateway . . . . . . . . . :\n```\n\nWhat has happened?',
    options: [
      {
        text: 'The PC got no answer from a DHCP server',
        explanation:
          'Windows gives itself an address that starts with `169.254` when no DHCP server answers. Other PCs outside that range cannot be reached.',
        isCorrect: true,
      },
      {
        text: 'The DNS server sent a wrong address',
        explanation: 'DNS servers translate names into addresses. They do not give a PC its own address.',
        isCorrect: false,
      },
      {
        text: 'Someone typed in an address of the office',
        explanation:
          'A typed-in address would not be labelled as autoconfiguration, and offices do not use the `169.254` range for this.',
        isCorrect: false,
      },
      {
        text: 'The firewall of the PC blocks the browser',
        explanation: 'A firewall filters traffic. It does not change the address of the PC.',
        isCorrect: false,
      },
    ],
    tags: ['dhcp', 'ipv4'],
  },
  {
    externalId: 'a1101-051',
    domainCode: '5.2',
    type: 'single',
    difficulty: 'easy',
    text: 'A user cannot open any web page. You test a server on the Internet, first by its address and then one by its name:\n\n```\n> ping 203.0.113.10\nReply from 203.0.113.10: bytes=32 time=14ms TTL=55\n\n> ping www.example.com\nPing request could not find host www.example.com.\n```\n\nWhere is the fault?',
    options: [
      {
        text: 'In the network cable',
        explanation: 'Replies come back from an address on the Internet, so the cable carries traffic.',
        isCorrect: false,
      },
      {
        text: 'In the default gateway',
        explanation: 'The reply from outside the office shows that the gateway passes traffic on.',
        isCorrect: false,
      },
      {
        text: 'In the web server of one site',
        explanation:
          'All pages fail, and the second command stops before any server is asked, because the name is not found.',
        isCorrect: false,
      },
      {
        text: 'In name resolution',
        explanation:
          'The address answers, but the name cannot be translated into an address. Check which DNS server the PC uses and whether it answers.',
        isCorrect: true,
      },
    ],
    tags: ['dns'],
  },
  {
    externalId: 'a1101-052',
    domainCode: '5.2',
    type: 'single',
    difficulty: 'medium',
    text: 'Phone calls over the office line turn choppy every evening at six, exactly while a backup fills the upload. The backup has to stay at that time. What helps?',
    options: [
      {
        text: 'Giving every phone a static address',
        explanation:
          'The phones have addresses and work during the day. A fixed address makes no room on a full line.',
        isCorrect: false,
      },
      {
        text: 'Adding a second DNS server for the phones',
        explanation: 'DNS is used to look up names. The sound of a running call does not depend on it.',
        isCorrect: false,
      },
      {
        text: 'Giving voice packets priority with QoS',
        explanation:
          'Quality of service lets the router send voice first, so that the backup uses only what is left.',
        isCorrect: true,
      },
      {
        text: 'Making the DHCP scope larger',
        explanation: 'A larger scope allows more devices on the network. It does not ease a full line.',
        isCorrect: false,
      },
    ],
    tags: ['voip', 'qos'],
  },
  {
    externalId: 'a1101-053',
    domainCode: '5.2',
    type: 'single',
    difficulty: 'medium',
    text: 'Copies to a new file server reach only about 11 MB/s. Its network card and the switch port both support 1 Gbit/s, but the link shows 100 Mbit/s. The other devices on the switch run at full speed. What do you try first?',
    options: [
      {
        text: 'Another DNS server',
        explanation:
          'DNS translates names. It has no influence on the speed that the card and the switch agree on.',
        isCorrect: false,
      },
      {
        text: 'Another patch cable',
        explanation:
          'Gigabit Ethernet needs all four pairs of wires. If one pair is damaged, many cards and switches fall back to 100 Mbit/s.',
        isCorrect: true,
      },
      {
        text: 'Jumbo frames on the server',
        explanation: 'Larger frames can save some overhead, but the link would still run at 100 Mbit/s.',
        isCorrect: false,
      },
      {
        text: 'A longer DHCP lease',
        explanation:
          'The lease decides how long an address is kept. It does not affect the speed of the link.',
        isCorrect: false,
      },
    ],
    tags: ['ethernet', 'cabling'],
  },
  {
    externalId: 'a1101-054',
    domainCode: '5.2',
    type: 'single',
    difficulty: 'medium',
    text: "For the whole office, a partner's website times out, while other sites work. Which Windows command shows the routers on the way and how far the packets get?",
    options: [
      {
        text: '`ipconfig`',
        explanation: 'It shows the addresses of the PC itself, but nothing about the way to another server.',
        isCorrect: false,
      },
      {
        text: '`nslookup`',
        explanation: 'It asks a DNS server for the address of a name. It does not follow the way there.',
        isCorrect: false,
      },
      {
        text: '`netstat`',
        explanation: 'It lists the connections and open ports of the PC, not the routers in between.',
        isCorrect: false,
      },
      {
        text: '`net use`',
        explanation: 'It connects and lists network drives. It does not examine the way to a website.',
        isCorrect: false,
      },
      {
        text: '`tracert`',
        explanation:
          'It lists the routers one after the other, with the time each takes to answer. The last ones that answer hint at where packets get stuck.',
        isCorrect: true,
      },
    ],
    tags: ['commands', 'routing'],
  },
  {
    externalId: 'a1101-055',
    domainCode: '5.2',
    type: 'multiple',
    difficulty: 'medium',
    text: 'The Wi-Fi is slow in one meeting room only. Which measurements tell you the most? Choose four.',
    options: [
      {
        text: 'The strength of the signal in that room',
        explanation:
          'Walls, glass and distance weaken the signal, and a weak signal forces a low speed. A reading in the room shows it at once.',
        isCorrect: true,
      },
      {
        text: 'The channels that nearby networks use there',
        explanation:
          "If a neighbour's network fills the same channel, both have to share the air time. Another channel may help.",
        isCorrect: true,
      },
      {
        text: 'The lease time of the DHCP server',
        explanation: 'The lease time is the same in every room and has no effect on speed.',
        isCorrect: false,
      },
      {
        text: 'The share of frames that have to be sent again',
        explanation:
          'Many repeated frames show that the radio link is disturbed, even when the signal looks strong.',
        isCorrect: true,
      },
      {
        text: 'The number of devices on the access point that serves the room',
        explanation: 'All of them share its air time. A room full of guests can make a good signal slow.',
        isCorrect: true,
      },
    ],
    tags: ['wi-fi'],
  },
  {
    externalId: 'a1101-056',
    domainCode: '5.2',
    type: 'true-false',
    difficulty: 'easy',
    text: 'Two printers on the same network have the same static IP address by mistake. As their MAC addresses differ, both will work without trouble.',
    options: [
      {
        text: 'True',
        explanation:
          'Different MAC addresses do not help. Other devices can note only one MAC address for an IP address, so one printer or the other gets the traffic.',
        isCorrect: false,
      },
      {
        text: 'False',
        explanation:
          'The traffic for the address reaches now one printer, now the other, and jobs get lost. Every device on a network needs an IP address of its own.',
        isCorrect: true,
      },
    ],
    tags: ['ipv4'],
  },
];
