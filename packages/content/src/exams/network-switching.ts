import type { SampleExam } from '../sample-exam.ts';

export const networkSwitching: SampleExam['questions'] = [
  {
    externalId: 'net-024',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A run of twisted-pair cable is 90 metres long and must carry 10 Gbit/s by 10GBASE-T. Which is the lowest category specified for this length?',
    options: [
      {
        text: 'Category 6A',
        explanation: 'It is specified up to 500 MHz and carries 10GBASE-T over the full 100 metres.',
        isCorrect: true,
      },
      {
        text: 'Category 8',
        explanation: 'It is not the lowest, and it is meant for runs of up to 30 metres in data centres.',
        isCorrect: false,
      },
      {
        text: 'Category 6',
        explanation:
          'It carries 10GBASE-T too, but only over shorter runs, up to about 55 metres in good conditions.',
        isCorrect: false,
      },
      {
        text: 'Category 5e',
        explanation:
          'It is made for 1 Gbit/s over 100 metres and can also carry 2.5 Gbit/s, but it is not specified for 10GBASE-T.',
        isCorrect: false,
      },
    ],
    tags: ['copper'],
  },
  {
    externalId: 'net-025',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'easy',
    text: 'Two buildings are 8 kilometres apart and are to be joined at 10 Gbit/s without equipment in between. Which medium fits?',
    options: [
      {
        text: 'Category 6A cable with 10GBASE-T',
        explanation: 'Twisted-pair Ethernet ends at 100 metres.',
        isCorrect: false,
      },
      {
        text: 'Multimode fibre (OM4) with 10GBASE-SR',
        explanation:
          'This pair reaches about 400 metres. In multimode fibre the signal spreads out too much for long distances.',
        isCorrect: false,
      },
      {
        text: 'Twinaxial cable (direct attach copper)',
        explanation: 'These ready-made cables join devices over a few metres, for example within a rack.',
        isCorrect: false,
      },
      {
        text: 'Single-mode fibre with 10GBASE-LR',
        explanation: 'This pair is specified for distances of up to 10 kilometres.',
        isCorrect: true,
      },
    ],
    tags: ['fibre'],
  },
  {
    externalId: 'net-026',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A switch receives a frame for a MAC address that is not in its table. What does it do?',
    options: [
      {
        text: 'It asks for the address by ARP and keeps the frame until then',
        explanation:
          'ARP is used by devices that look for the MAC address behind an IP address. A switch does not ask for the sake of forwarding.',
        isCorrect: false,
      },
      {
        text: 'It sends the frame to the default gateway of the VLAN',
        explanation: 'Only devices with an IP configuration use a gateway. Forwarding frames does not.',
        isCorrect: false,
      },
      {
        text: 'It sends the frame out of all other ports in the same VLAN',
        explanation:
          'This is called flooding. When the owner of the address answers, the switch learns its port.',
        isCorrect: true,
      },
      {
        text: 'It drops the frame and reports the error to its sender',
        explanation: 'An unknown address is normal, and Ethernet has no such report.',
        isCorrect: false,
      },
    ],
    tags: ['switching'],
  },
  {
    externalId: 'net-027',
    domainCode: '2.1',
    type: 'true-false',
    difficulty: 'medium',
    text: 'Two computers are on the same switch, but in different VLANs and IP subnets. To exchange IP packets, they need a router or a switch that can route.',
    options: [
      {
        text: 'True',
        explanation:
          'Each VLAN is a network of its own at layer 2. Traffic between VLANs has to pass something that works at layer 3.',
        isCorrect: true,
      },
      {
        text: 'False',
        explanation:
          'The switch does not forward frames from one VLAN to another, even within one box. Something must route between them.',
        isCorrect: false,
      },
    ],
    tags: ['vlan'],
  },
  {
    externalId: 'net-028',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'easy',
    text: 'Somebody plugs both ends of a patch cable into wall sockets of the same VLAN, and the whole floor loses its network. Which protocol on the switches is made to prevent this?',
    options: [
      {
        text: 'VRRP',
        explanation: 'VRRP lets a second router take over the gateway address when the first one fails.',
        isCorrect: false,
      },
      {
        text: 'LACP',
        explanation:
          'LACP joins parallel links between two devices into one. It does not look for loops in the rest of the network.',
        isCorrect: false,
      },
      {
        text: 'LLDP',
        explanation: 'With LLDP, devices tell their neighbours who they are. It does not block loops.',
        isCorrect: false,
      },
      {
        text: 'RSTP',
        explanation:
          'The Rapid Spanning Tree Protocol finds loops and blocks a port, so that broadcasts cannot circle endlessly.',
        isCorrect: true,
      },
    ],
    tags: ['spanning-tree'],
  },
  {
    externalId: 'net-029',
    domainCode: '2.1',
    type: 'multiple',
    difficulty: 'medium',
    text: 'Two switches are joined by four cables, which form one link with LACP. Which statements are right? Choose two.',
    options: [
      {
        text: 'Every frame is split into four parts that travel in parallel',
        explanation: 'A frame is always sent whole over one member of the group.',
        isCorrect: false,
      },
      {
        text: 'A single TCP connection normally uses only one of the cables',
        explanation:
          'Each flow is assigned to one member, usually by a hash of its addresses and ports, so that its frames stay in order.',
        isCorrect: true,
      },
      {
        text: 'If one cable fails, the traffic moves to the other three',
        explanation: 'The failed member is taken out of the group, and the link as a whole stays up.',
        isCorrect: true,
      },
      {
        text: 'Both switches must use ports with the same numbers',
        explanation:
          'The port numbers are free. What counts is that all cables of the group join the same two devices.',
        isCorrect: false,
      },
      {
        text: 'Spanning tree must block three of the four cables',
        explanation: 'For spanning tree the group is one single link, so all four can carry traffic.',
        isCorrect: false,
      },
    ],
    tags: ['link-aggregation'],
  },
  {
    externalId: 'net-030',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A camera needs 20 watts at its end of the network cable. Which is the lowest Power over Ethernet standard that is sufficient?',
    options: [
      {
        text: 'IEEE 802.3at',
        explanation: 'It provides up to 25.5 watts at the device.',
        isCorrect: true,
      },
      {
        text: 'IEEE 802.3bt',
        explanation:
          'It provides up to 51 or 71.3 watts at the device, depending on the type. That is more than needed.',
        isCorrect: false,
      },
      {
        text: 'IEEE 802.3ab',
        explanation:
          'This is the standard for Gigabit Ethernet over twisted pair and has nothing to do with power.',
        isCorrect: false,
      },
      {
        text: 'IEEE 802.3af',
        explanation: 'It provides up to 12.95 watts at the device, which is too little.',
        isCorrect: false,
      },
    ],
    tags: ['poe'],
  },
  {
    externalId: 'net-031',
    domainCode: '2.1',
    type: 'single',
    difficulty: 'easy',
    text: 'The single cable between two switches must carry the VLANs 10, 20 and 30. How do the switches keep them apart on this cable?',
    options: [
      {
        text: 'By sending the VLANs in turn, each for some time',
        explanation:
          'Ethernet has no such time slots for VLANs. Frames of all VLANs follow one another freely.',
        isCorrect: false,
      },
      {
        text: 'By a tag with the VLAN number in the frames',
        explanation: 'This is IEEE 802.1Q: a port that carries several tagged VLANs is often called a trunk.',
        isCorrect: true,
      },
      {
        text: 'By the subnet of the IP address in the packets',
        explanation: 'A switch assigns frames to VLANs at layer 2. VLANs also work for traffic without IP.',
        isCorrect: false,
      },
      {
        text: 'By a separate pair of wires for each VLAN',
        explanation: 'Gigabit Ethernet uses all four pairs for every frame. VLANs share them.',
        isCorrect: false,
      },
    ],
    tags: ['vlan', 'trunk'],
  },
];
