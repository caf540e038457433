import type { SampleExam } from '../sample-exam.ts';

export const a1101Hardware: SampleExam['questions'] = [
  {
    externalId: 'a1101-022',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A server room needs 10 Gbit/s Ethernet over copper runs of 80 metres. Which is the lowest grade of cable specified for this?',
    options: [
      {
        text: 'Cat 5e',
        explanation: 'Cat 5e is specified for 1 Gbit/s over 100 metres, not for 10 Gbit/s.',
        isCorrect: false,
      },
      {
        text: 'Cat 6',
        explanation:
          'Cat 6 can carry 10 Gbit/s, but only over short runs of up to about 55 metres in good conditions.',
        isCorrect: false,
      },
      {
        text: 'Cat 6a',
        explanation: 'Cat 6a is specified for 10 Gbit/s over the full 100 metres.',
        isCorrect: true,
      },
      {
        text: 'Cat 8',
        explanation:
          'Cat 8 is made for 25 and 40 Gbit/s over up to 30 metres. It is a higher and dearer grade than this job needs.',
        isCorrect: false,
      },
    ],
    tags: ['cables', 'ethernet'],
  },
  {
    externalId: 'a1101-023',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'medium',
    text: 'You build a RAID 5 array from four disks of 4 TB each. How much room is there for data?',
    options: [
      {
        text: '4 TB',
        explanation:
          'That would be the result if all four disks held the same data. RAID 5 gives up the room of only one disk.',
        isCorrect: false,
      },
      {
        text: '8 TB',
        explanation:
          'That is the result of RAID 6 or RAID 10 with four such disks. RAID 5 gives up the room of only one disk.',
        isCorrect: false,
      },
      {
        text: '12 TB',
        explanation:
          'RAID 5 uses the room of one disk for parity, spread over all of them. Three times 4 TB remain for data.',
        isCorrect: true,
      },
      {
        text: '16 TB',
        explanation:
          'That is the result of RAID 0, which keeps nothing in reserve. With it, the failure of a single disk loses everything.',
        isCorrect: false,
      },
    ],
    tags: ['raid', 'storage'],
  },
  {
    externalId: 'a1101-024',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'hard',
    text: 'A new drive sits firmly in the M.2 socket of a desktop PC, but the firmware does not list it. The drive is sold as "M.2 SATA". The board\'s manual says of this socket: "PCIe x4 only". What is wrong?',
    options: [
      {
        text: 'The drive needs a separate power cable',
        explanation: 'An M.2 drive takes its power from the socket. There is no power cable to connect.',
        isCorrect: false,
      },
      {
        text: 'The drive has to be formatted before it is listed',
        explanation:
          'The firmware recognises a drive by its hardware. A blank drive without a file system is listed too.',
        isCorrect: false,
      },
      {
        text: 'The socket offers no SATA signals to the drive',
        explanation:
          'M.2 is a shape that can carry PCIe, SATA or both. This socket has PCIe only, and this drive speaks only SATA.',
        isCorrect: true,
      },
      {
        text: 'The PC has to be switched to legacy boot mode',
        explanation:
          'The boot mode decides how an operating system is started. It cannot turn a PCIe socket into a SATA socket.',
        isCorrect: false,
      },
    ],
    tags: ['storage', 'm.2'],
  },
  {
    externalId: 'a1101-025',
    domainCode: '3.1',
    type: 'multiple',
    difficulty: 'medium',
    text: 'A user asks what she can expect from the USB-C ports of different laptops. Which statements are true? Choose three.',
    options: [
      {
        text: 'Every port can charge the laptop',
        explanation:
          'Only ports built to take power in do this. Others carry data and give a little power to small devices.',
        isCorrect: false,
      },
      {
        text: 'Some ports can drive a monitor',
        explanation:
          'Where the laptop supports it, a port can send a DisplayPort signal through the USB-C plug. The manual or a symbol next to the port tells you.',
        isCorrect: true,
      },
      {
        text: 'A plug of another shape is needed for Thunderbolt',
        explanation:
          'Thunderbolt 3 and later use the same USB-C plug. Whether a port offers it is up to the maker, and many do without it.',
        isCorrect: false,
      },
      {
        text: 'The plug fits either way up',
        explanation: 'The USB-C plug is symmetrical, so it can be turned over.',
        isCorrect: true,
      },
      {
        text: 'One cable can carry power, data and a picture together',
        explanation:
          'Where port and cable allow it, a single cable to a monitor or a dock is enough for all three.',
        isCorrect: true,
      },
      {
        text: 'Every cable reaches the same speed',
        explanation:
          'Some USB-C cables carry only USB 2.0 with 480 Mbit/s, others many times as much. The plug looks the same.',
        isCorrect: false,
      },
    ],
    tags: ['usb', 'connectors'],
  },
  {
    externalId: 'a1101-026',
    domainCode: '3.1',
    type: 'true-false',
    difficulty: 'easy',
    text: 'A DDR5 module fits into a DDR4 socket and then simply runs at the lower speed of DDR4.',
    options: [
      {
        text: 'True',
        explanation:
          'The two generations have different notches, voltages and signals. They are not interchangeable in either direction.',
        isCorrect: false,
      },
      {
        text: 'False',
        explanation:
          'The notch of a DDR5 module is in another place, so it does not go in. Voltage and signals differ as well.',
        isCorrect: true,
      },
    ],
    tags: ['memory'],
  },
  {
    externalId: 'a1101-027',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'hard',
    text: 'A mainboard has two memory channels with the sockets A1, A2, B1 and B2. Its manual asks for a pair of modules to go into A2 and B2, but a colleague has put them into A1 and A2. What is the most likely effect?',
    options: [
      {
        text: 'The PC runs with less memory bandwidth',
        explanation:
          'Both modules share channel A, and channel B stays empty. The PC works, but it cannot use two channels at once.',
        isCorrect: true,
      },
      {
        text: 'The PC sees only the module in A2',
        explanation:
          'Both modules are normally found and counted. The bandwidth suffers, not the amount of memory.',
        isCorrect: false,
      },
      {
        text: 'The modules get too high a voltage and burn out',
        explanation:
          'The voltage depends on the type of module and the firmware settings, not on the channel it sits in.',
        isCorrect: false,
      },
      {
        text: 'The PC works exactly as with A2 and B2',
        explanation: 'Two channels work together only if there is a module in each. Here channel B is empty.',
        isCorrect: false,
      },
    ],
    tags: ['memory', 'dual-channel'],
  },
  {
    externalId: 'a1101-028',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A hospital wants its database server to find and correct single flipped bits in main memory on its own. What must the server have?',
    options: [
      {
        text: 'Virtual memory',
        explanation:
          'Virtual memory lets the system use disk space as an extension of main memory. It corrects no errors.',
        isCorrect: false,
      },
      {
        text: 'Dual-channel memory',
        explanation: 'Two channels raise the bandwidth. They do not detect or correct wrong bits.',
        isCorrect: false,
      },
      {
        text: 'A RAID 1 array',
        explanation:
          'RAID 1 keeps the data of a disk on a second disk as well. It does not look after main memory.',
        isCorrect: false,
      },
      {
        text: 'ECC memory',
        explanation:
          'ECC memory stores extra bits with each word, so that a single wrong bit can be found and corrected on the fly.',
        isCorrect: true,
      },
    ],
    tags: ['memory', 'servers'],
  },
  {
    externalId: 'a1101-029',
    domainCode: '3.2',
    type: 'single',
    difficulty: 'medium',
    text: 'You build a PC with a brand-new processor. It fits the socket, and the board\'s support list names it with the note "from firmware 3.20". The board came with 2.80, and the screen stays black. What is the remedy?',
    options: [
      {
        text: 'Add a second memory module',
        explanation:
          'One working module is enough to start. The support list names the firmware as the condition.',
        isCorrect: false,
      },
      {
        text: "Install the processor's driver in Windows",
        explanation: 'The PC does not get as far as Windows. The screen stays black from the beginning.',
        isCorrect: false,
      },
      {
        text: 'Update the firmware of the board',
        explanation:
          'The old firmware does not know this processor. Many boards can be updated from a USB stick without a working processor; otherwise an older one is fitted for the update.',
        isCorrect: true,
      },
      {
        text: 'Use a drive with a different partition table',
        explanation:
          'The partition table matters once a system is to be started from the drive. It has no influence on whether the processor is recognised.',
        isCorrect: false,
      },
    ],
    tags: ['processors', 'firmware'],
  },
  {
    externalId: 'a1101-030',
    domainCode: '3.2',
    type: 'single',
    difficulty: 'medium',
    text: 'A new graphics card has an 8-pin power socket, and at start a message says that its power is not connected. Which lead from the power supply belongs there?',
    options: [
      {
        text: 'The lead marked CPU or EPS',
        explanation:
          "It looks alike, but its wiring and the shape of its plug differ. It belongs to the processor's socket on the mainboard and must not be forced in.",
        isCorrect: false,
      },
      {
        text: 'The wide 24-pin lead',
        explanation: 'The 24-pin lead feeds the mainboard. Its plug is much too wide for the card.',
        isCorrect: false,
      },
      {
        text: 'The flat lead with SATA plugs',
        explanation: 'SATA power plugs feed drives. They do not fit the socket of the card.',
        isCorrect: false,
      },
      {
        text: 'The lead marked PCIe',
        explanation:
          'The 6-pin and 8-pin leads marked PCIe (often 6+2) are the ones made for graphics cards.',
        isCorrect: true,
      },
    ],
    tags: ['power', 'graphics'],
  },
  {
    externalId: 'a1101-031',
    domainCode: '3.2',
    type: 'single',
    difficulty: 'easy',
    text: 'The pages from a laser printer look perfect, but the text smears when you draw a finger across it. Which part do you check?',
    options: [
      {
        text: 'The fuser',
        explanation:
          'The fuser melts the toner onto the paper with heat and pressure. If it is not hot enough, the toner stays loose.',
        isCorrect: true,
      },
      {
        text: 'The drum',
        explanation:
          'A worn or scratched drum leaves marks or pale areas. It has no part in fixing the toner to the paper.',
        isCorrect: false,
      },
      {
        text: 'The pickup roller',
        explanation:
          'The pickup roller takes the paper from the tray. When it is worn, sheets jam or are not taken in.',
        isCorrect: false,
      },
      {
        text: 'The scanner glass',
        explanation:
          'The glass matters only for copies and scans. A dirty one leaves spots or lines on them.',
        isCorrect: false,
      },
    ],
    tags: ['printers', 'laser'],
  },
  {
    externalId: 'a1101-032',
    domainCode: '3.2',
    type: 'single',
    difficulty: 'easy',
    text: 'In a shop, someone has put a new roll of paper into the direct thermal receipt printer. The paper moves, but every receipt is blank. What is the most likely reason?',
    options: [
      {
        text: 'The ink in the print head has dried up',
        explanation:
          'A direct thermal printer uses no ink. It heats the paper, and the paper itself turns dark.',
        isCorrect: false,
      },
      {
        text: 'The ribbon has come to its end',
        explanation:
          'Ribbons belong to thermal transfer and impact printers. A direct thermal printer has none.',
        isCorrect: false,
      },
      {
        text: 'The toner cartridge is empty',
        explanation: 'Toner belongs to laser printers. A thermal printer has no toner cartridge.',
        isCorrect: false,
      },
      {
        text: 'The roll is in the wrong way round',
        explanation:
          'Thermal paper has its heat-sensitive coating on one side only. If that side faces away from the print head, nothing appears.',
        isCorrect: true,
      },
    ],
    tags: ['printers', 'thermal'],
  },
  {
    externalId: 'a1101-033',
    domainCode: '3.2',
    type: 'multiple',
    difficulty: 'easy',
    text: 'A large office laser printer asks for its maintenance kit after 200,000 pages. Which parts does such a kit commonly contain? Choose three.',
    options: [
      {
        text: 'A fuser unit',
        explanation:
          'The fuser works with heat and pressure on every sheet, so it wears out and is part of most kits.',
        isCorrect: true,
      },
      {
        text: 'A print bed',
        explanation: 'A print bed belongs to a 3D printer. A laser printer has none.',
        isCorrect: false,
      },
      {
        text: 'A print head with nozzles',
        explanation:
          'Nozzles belong to inkjet printers. A laser printer draws the page on a drum with light.',
        isCorrect: false,
      },
      {
        text: 'A transfer roller',
        explanation:
          'The transfer roller draws the toner from the drum to the paper. It wears out too and is part of many kits.',
        isCorrect: true,
      },
      {
        text: 'Pickup rollers',
        explanation:
          'The rubber of the rollers becomes smooth with use and then slips on the paper. Kits bring new ones.',
        isCorrect: true,
      },
    ],
    tags: ['printers', 'maintenance'],
  },
  {
    externalId: 'a1101-034',
    domainCode: '3.2',
    type: 'true-false',
    difficulty: 'hard',
    text: 'A power supply is rated at 650 W and works at 80 % efficiency. It can therefore give the components no more than 520 W.',
    options: [
      {
        text: 'True',
        explanation:
          'The rating states what the supply can give out, not what it draws. Efficiency says how much more it takes from the wall.',
        isCorrect: false,
      },
      {
        text: 'False',
        explanation:
          'The 650 W are available to the components. To deliver them, the supply draws about 810 W from the wall.',
        isCorrect: true,
      },
    ],
    tags: ['power'],
  },
  {
    externalId: 'a1101-035',
    domainCode: '3.2',
    type: 'single',
    difficulty: 'medium',
    text: 'The Windows 11 setup refuses to go on and reports that the PC must support TPM 2.0. The PC was bought in 2021. Which firmware setting do you check first?',
    options: [
      {
        text: 'Firmware TPM, shown as fTPM or PTT',
        explanation:
          'Most PCs of that time have a TPM built into the processor or chipset. It is often just switched off in the firmware.',
        isCorrect: true,
      },
      {
        text: 'Virtualisation, shown as AMD-V or VT-x',
        explanation: 'This is needed for virtual machines. It does not provide a TPM.',
        isCorrect: false,
      },
      {
        text: 'Memory profile, shown as XMP or EXPO',
        explanation: 'A memory profile sets the speed of the modules. It has nothing to do with the TPM.',
        isCorrect: false,
      },
      {
        text: 'Network start, shown as PXE or LAN boot',
        explanation: 'This lets the PC start from the network. It does not provide a TPM.',
        isCorrect: false,
      },
    ],
    tags: ['firmware', 'tpm'],
  },
];
