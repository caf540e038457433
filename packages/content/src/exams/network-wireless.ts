import type { SampleExam } from '../sample-exam.ts';

export const networkWireless: SampleExam['questions'] = [
  {
    externalId: 'net-039',
    domainCode: '2.3',
    type: 'single',
    difficulty: 'easy',
    text: 'Three access points stand close together in a corridor and use the 2.4 GHz band with 20 MHz wide channels. Which channels disturb one another least?',
    options: [
      {
        text: '3, 6 and 9',
        explanation: 'Three numbers are only 15 MHz, so each of these overlaps with the next.',
        isCorrect: false,
      },
      {
        text: '1, 6 and 11',
        explanation:
          'Channels are 5 MHz apart and about 20 MHz wide. A distance of five numbers is 25 MHz, so these three do not overlap.',
        isCorrect: true,
      },
      {
        text: 'All three on 6',
        explanation: 'Then all devices share a single channel and must wait for one another.',
        isCorrect: false,
      },
      {
        text: '1, 4 and 7',
        explanation: 'Three numbers are only 15 MHz, so neighbouring access points overlap.',
        isCorrect: false,
      },
    ],
    tags: ['channels'],
  },
  {
    externalId: 'net-040',
    domainCode: '2.3',
    type: 'single',
    difficulty: 'easy',
    text: 'What did Wi-Fi 6E add to Wi-Fi 6?',
    options: [
      {
        text: 'Channels of 320 MHz',
        explanation: 'These came with Wi-Fi 7 (IEEE 802.11be). Wi-Fi 6E ends at 160 MHz.',
        isCorrect: false,
      },
      {
        text: 'The 5 GHz band',
        explanation:
          'Wi-Fi 6 already uses 2.4 and 5 GHz. The 5 GHz band came with 802.11a, as early as 1999.',
        isCorrect: false,
      },
      {
        text: 'The 6 GHz band',
        explanation:
          'Wi-Fi 6E uses the same technology (IEEE 802.11ax) in a band that older devices do not occupy.',
        isCorrect: true,
      },
      {
        text: 'Several antennas (MIMO)',
        explanation: 'Wi-Fi has used several antennas at once since 802.11n, which is now called Wi-Fi 4.',
        isCorrect: false,
      },
    ],
    tags: ['wi-fi-6e'],
  },
  {
    externalId: 'net-041',
    domainCode: '2.3',
    type: 'true-false',
    difficulty: 'medium',
    text: 'WPA3 requires protected management frames, so that outsiders cannot disconnect devices by simply forging deauthentication frames.',
    options: [
      {
        text: 'True',
        explanation: 'In WPA2 this protection (IEEE 802.11w) was optional. With WPA3 it is mandatory.',
        isCorrect: true,
      },
      {
        text: 'False',
        explanation: 'Protected management frames were optional with WPA2, but WPA3 makes them mandatory.',
        isCorrect: false,
      },
    ],
    tags: ['wpa3'],
  },
  {
    externalId: 'net-042',
    domainCode: '2.3',
    type: 'single',
    difficulty: 'medium',
    text: 'In an office of 200 people, everybody is to join the Wi-Fi with their own account, so that one person can be shut out without affecting the others. What should be used?',
    options: [
      {
        text: 'WPA3-Enterprise with a RADIUS server',
        explanation:
          'With IEEE 802.1X each person signs in with a personal account or certificate, which can be blocked on its own.',
        isCorrect: true,
      },
      {
        text: 'Enhanced Open with a welcome page',
        explanation:
          'Enhanced Open encrypts without asking who joins. A welcome page on top does not control the Wi-Fi connection itself.',
        isCorrect: false,
      },
      {
        text: 'WPA2-Personal with a list of MAC addresses',
        explanation: 'MAC addresses are easily copied, and everybody would still share one passphrase.',
        isCorrect: false,
      },
      {
        text: 'WPA3-Personal with a long passphrase',
        explanation: 'All share one passphrase. To shut out one person, it must be changed for everybody.',
        isCorrect: false,
      },
    ],
    tags: ['802-1x', 'radius'],
  },
  {
    externalId: 'net-043',
    domainCode: '2.3',
    type: 'single',
    difficulty: 'easy',
    text: 'A temperature sensor in a far corner sends a few bytes an hour. Two walls stand between it and the access point, and its 5 GHz connection keeps breaking off. What is the simplest remedy?',
    options: [
      {
        text: 'Using a wider channel at 5 GHz',
        explanation: 'A wider channel allows more speed, but collects more noise and does not reach further.',
        isCorrect: false,
      },
      {
        text: 'Giving it a fixed IP address',
        explanation: 'An IP address does not make a radio signal stronger.',
        isCorrect: false,
      },
      {
        text: 'Letting it use the 6 GHz band',
        explanation: 'Higher frequencies are weakened more by walls, so this would make matters worse.',
        isCorrect: false,
      },
      {
        text: 'Letting it use the 2.4 GHz band',
        explanation: 'Lower frequencies lose less strength in walls, and a few bytes do not need speed.',
        isCorrect: true,
      },
    ],
    tags: ['bands'],
  },
  {
    externalId: 'net-044',
    domainCode: '2.3',
    type: 'single',
    difficulty: 'medium',
    text: "A client's received signal improves from −70 dBm to −67 dBm. What does this mean for the received power?",
    options: [
      {
        text: 'It has about halved',
        explanation: '−67 is greater than −70, so the power has grown. Half the power would be −73 dBm.',
        isCorrect: false,
      },
      {
        text: 'It has about doubled',
        explanation: '3 dB more is a factor of 10^0.3 ≈ 2.',
        isCorrect: true,
      },
      {
        text: 'It has grown tenfold',
        explanation: 'A factor of 10 is 10 dB, which would be −60 dBm.',
        isCorrect: false,
      },
      {
        text: 'It has grown by about 4 per cent',
        explanation: 'Decibels count factors, not shares: 3 out of 70 has no meaning here.',
        isCorrect: false,
      },
    ],
    tags: ['signal'],
  },
  {
    externalId: 'net-045',
    domainCode: '2.3',
    type: 'multiple',
    difficulty: 'medium',
    text: 'Sixty laptops in a lecture hall share one access point on 2.4 GHz, and everything is slow. Which measures help? Choose two.',
    options: [
      {
        text: 'Using channels of 40 MHz in the 2.4 GHz band',
        explanation:
          'That band has room for hardly more than one such channel, so interference with neighbours grows.',
        isCorrect: false,
      },
      {
        text: 'Setting the access point to its highest transmit power',
        explanation: 'Range was not the problem. The laptops would still share one channel.',
        isCorrect: false,
      },
      {
        text: 'Moving the laptops to the 5 or 6 GHz band',
        explanation: 'These bands offer many more channels that do not overlap, and wider ones.',
        isCorrect: true,
      },
      {
        text: 'More access points, all on the same channel as the first one',
        explanation: 'Devices on one channel share its air time, so hardly any capacity is gained.',
        isCorrect: false,
      },
      {
        text: 'More access points on different channels, with moderate power',
        explanation:
          'Each channel then serves fewer laptops, and moderate power keeps the cells from disturbing one another.',
        isCorrect: true,
      },
    ],
    tags: ['capacity'],
  },
];
