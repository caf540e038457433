import type { SampleExam } from '../sample-exam.ts';

export const a1101MobileDevices: SampleExam['questions'] = [
  {
    externalId: 'a1101-001',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'easy',
    text: "A nurse's laptop seems to have a dead screen. With a torch held close to the panel you can just make out the desktop, and an external monitor shows a normal picture. Which part has most likely failed?",
    options: [
      {
        text: 'The graphics processor',
        explanation:
          'A failed graphics processor would also spoil the picture on the external monitor, which is normal here.',
        isCorrect: false,
      },
      {
        text: 'The backlight of the panel',
        explanation:
          'The panel still forms the picture, but nothing lights it from behind. A faint picture under a torch is the typical sign.',
        isCorrect: true,
      },
      {
        text: 'The digitiser of the touch screen',
        explanation:
          'The digitiser reports touches. When it fails, touch input stops working, but the picture stays bright.',
        isCorrect: false,
      },
      {
        text: 'The main memory',
        explanation:
          'Faulty memory leads to crashes or to a PC that does not start. It does not leave a complete picture that only lacks light.',
        isCorrect: false,
      },
    ],
    tags: ['laptops', 'displays'],
  },
  {
    externalId: 'a1101-002',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'medium',
    text: 'The touchpad of a three-year-old laptop has risen above the case, and the lid no longer closes flat. What should you do first?',
    options: [
      {
        text: 'Press the touchpad down and tighten the screws of the case',
        explanation: 'Pressure can damage a swollen battery from the inside and start a fire.',
        isCorrect: false,
      },
      {
        text: 'Run it on battery until it is empty, then charge it fully',
        explanation:
          'A full cycle can correct a charge display that is wrong, but it cannot undo swelling. Further charging adds to the danger.',
        isCorrect: false,
      },
      {
        text: 'Install the newest touchpad driver from the maker',
        explanation:
          'Something beneath the touchpad is pushing it up. Software can neither cause nor cure that.',
        isCorrect: false,
      },
      {
        text: 'Shut the laptop down, unplug it and stop using it',
        explanation:
          'A bulging case points to a swollen lithium-ion battery, which can catch fire. The laptop stays off until someone trained for it has replaced the battery.',
        isCorrect: true,
      },
    ],
    tags: ['laptops', 'batteries', 'safety'],
  },
  {
    externalId: 'a1101-003',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'medium',
    text: 'Staff read company mail on their own phones. When someone leaves, the company wants to remove its mail and documents but leave private photos alone. What meets this need?',
    options: [
      {
        text: 'Device management with a separate work profile',
        explanation:
          'A managed work profile or container keeps company data apart from private data, so it can be wiped remotely on its own.',
        isCorrect: true,
      },
      {
        text: 'A remote factory reset of the phone when someone leaves',
        explanation: 'A factory reset erases everything on the phone, the private photos included.',
        isCorrect: false,
      },
      {
        text: 'A rule that every phone has a six-digit PIN',
        explanation:
          'A PIN keeps strangers out of the phone. It removes nothing when the owner leaves the company.',
        isCorrect: false,
      },
      {
        text: 'A nightly backup of each phone to the office',
        explanation:
          'A backup makes one more copy of the data, private data too. It takes nothing off the phone.',
        isCorrect: false,
      },
    ],
    tags: ['phones', 'device-management'],
  },
  {
    externalId: 'a1101-004',
    domainCode: '1.1',
    type: 'multiple',
    difficulty: 'easy',
    text: "A field engineer's laptop has no mobile modem, but her phone has a good data plan. Which of these let the laptop use the phone's Internet connection? Choose three.",
    options: [
      {
        text: "A tap of the phone on the laptop's NFC reader",
        explanation:
          'NFC reaches a few centimetres and carries small amounts of data, such as a payment or a pairing. It does not carry an Internet connection.',
        isCorrect: false,
      },
      {
        text: 'A Wi-Fi hotspot switched on in the phone',
        explanation:
          "A hotspot turns the phone into a small access point that passes the laptop's traffic on to the mobile network.",
        isCorrect: true,
      },
      {
        text: 'A USB cable with tethering switched on',
        explanation:
          'With USB tethering the laptop sees the phone as a network adapter. The cable charges the phone at the same time.',
        isCorrect: true,
      },
      {
        text: 'A Bluetooth connection with tethering switched on',
        explanation:
          'Phone and laptop are paired once, and then the laptop goes online through the phone. It is slower than Wi-Fi, but easy on the battery.',
        isCorrect: true,
      },
      {
        text: "Mirroring of the phone's screen to the laptop",
        explanation:
          "Mirroring shows the phone's picture on the laptop. The laptop itself gains no Internet connection from it.",
        isCorrect: false,
      },
    ],
    tags: ['phones', 'tethering'],
  },
  {
    externalId: 'a1101-005',
    domainCode: '1.1',
    type: 'true-false',
    difficulty: 'easy',
    text: 'A sales team moves to phones with an eSIM. With an eSIM, a phone can take on a new mobile plan without anyone swapping a plastic card.',
    options: [
      {
        text: 'True',
        explanation:
          'An eSIM is built into the phone. A new plan is downloaded to it as a profile, often by scanning a QR code.',
        isCorrect: true,
      },
      {
        text: 'False',
        explanation:
          'Swapping cards belongs to the removable SIM. An eSIM stays in the phone and takes new plans as a download.',
        isCorrect: false,
      },
    ],
    tags: ['phones', 'esim'],
  },
  {
    externalId: 'a1101-006',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'easy',
    text: 'The tablet at a reception desk has an OLED screen and has shown the same bright logo for a year. Now a pale shadow of the logo stays visible behind everything else. What is this called?',
    options: [
      {
        text: 'Dead pixels',
        explanation:
          'A dead pixel is a single dot that no longer lights up. It does not take the shape of a picture that was shown for long.',
        isCorrect: false,
      },
      {
        text: 'Burn-in',
        explanation:
          'OLED pixels age with use. The pixels that lit the logo have aged differently from their neighbours, and the trace they leave is permanent.',
        isCorrect: true,
      },
      {
        text: 'Backlight bleed',
        explanation:
          'Backlight bleed is light that leaks in at the edges of an LCD. An OLED screen has no backlight, as each pixel makes its own light.',
        isCorrect: false,
      },
      {
        text: 'Low refresh rate',
        explanation: 'A low refresh rate makes movement look jerky. It leaves no shadow behind.',
        isCorrect: false,
      },
    ],
    tags: ['tablets', 'displays'],
  },
  {
    externalId: 'a1101-007',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'easy',
    text: 'The manual of a laptop lists two sockets for DDR4 memory, one of them free. Which kind of module do you order?',
    options: [
      {
        text: 'DIMM',
        explanation:
          'A full-size DIMM is about twice as long and is meant for desktop PCs and servers. It does not fit a laptop socket.',
        isCorrect: false,
      },
      {
        text: 'M.2 2280',
        explanation:
          'M.2 2280 is a small card, 22 by 80 millimetres, mostly used for solid state drives. It is not main memory.',
        isCorrect: false,
      },
      {
        text: 'mSATA',
        explanation: 'mSATA is an older connection for small solid state drives, not for main memory.',
        isCorrect: false,
      },
      {
        text: 'SO-DIMM',
        explanation: 'SO-DIMM is the short form of memory module made for laptops and very small PCs.',
        isCorrect: true,
      },
      {
        text: 'microSD',
        explanation:
          'A microSD card is removable storage for phones and cameras. It cannot serve as main memory.',
        isCorrect: false,
      },
    ],
    tags: ['laptops', 'memory'],
  },
];
