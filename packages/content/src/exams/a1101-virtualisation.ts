import type { SampleExam } from '../sample-exam.ts';

export const a1101Virtualisation: SampleExam['questions'] = [
  {
    externalId: 'a1101-036',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A sports club uses webmail and an online word processor in the browser and pays per member. The provider looks after everything behind them. Which cloud service model is this?',
    options: [
      {
        text: 'Platform as a service',
        explanation:
          'A platform is for developers who run programs of their own on it. The club only uses finished ones.',
        isCorrect: false,
      },
      {
        text: 'Software as a service',
        explanation:
          "The club uses finished programs over the network. Servers, updates and the programs themselves are the provider's job.",
        isCorrect: true,
      },
      {
        text: 'Infrastructure as a service',
        explanation: 'Here the club would rent virtual machines and install and patch the software itself.',
        isCorrect: false,
      },
      {
        text: 'Desktop as a service',
        explanation:
          'Here each member would get a whole remote desktop. The club uses only two programs in its own browsers.',
        isCorrect: false,
      },
    ],
    tags: ['cloud', 'service-models'],
  },
  {
    externalId: 'a1101-037',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A team rents plain virtual machines from a cloud provider (infrastructure as a service). Which task stays with the team?',
    options: [
      {
        text: 'Patching the guest operating systems',
        explanation:
          "With rented infrastructure, whatever runs inside the virtual machine is the customer's job, the operating system included.",
        isCorrect: true,
      },
      {
        text: 'Replacing failed disks in the host servers',
        explanation: 'The physical servers belong to the provider, who also repairs them.',
        isCorrect: false,
      },
      {
        text: 'Updating the hypervisor under the machines',
        explanation: 'The hypervisor is part of the rented service. The provider keeps it up to date.',
        isCorrect: false,
      },
      {
        text: 'Keeping the data centre cool and locked',
        explanation:
          "Building, cooling and physical security are the provider's job in every cloud service model.",
        isCorrect: false,
      },
    ],
    tags: ['cloud', 'shared-responsibility'],
  },
  {
    externalId: 'a1101-038',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'medium',
    text: 'On a new PC, the virtualisation software reports that hardware acceleration is not available, and a 64-bit guest does not start. What do you check first?',
    options: [
      {
        text: 'The number of virtual network cards',
        explanation:
          'Network cards decide how the guest is connected. They have no influence on hardware acceleration.',
        isCorrect: false,
      },
      {
        text: 'The version of the guest tools in the machine',
        explanation:
          'Guest tools are installed inside a guest that already runs. They cannot be the reason why it does not start.',
        isCorrect: false,
      },
      {
        text: 'The virtualisation setting in the firmware',
        explanation:
          "The processor's extensions (Intel VT-x or AMD-V) may be switched off in the firmware. Guests then do not start or run very slowly.",
        isCorrect: true,
      },
      {
        text: "The resolution set for the guest's screen",
        explanation: "The resolution concerns the picture of a running guest, not the processor's features.",
        isCorrect: false,
      },
    ],
    tags: ['virtual-machines', 'firmware'],
  },
  {
    externalId: 'a1101-039',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A virtual machine should get its address from the office DHCP server and be reachable from other PCs in the office. Which network mode does it need?',
    options: [
      {
        text: 'Host-only',
        explanation:
          'In this mode the machine can talk only to its host and to other machines on that host. The office network is out of reach.',
        isCorrect: false,
      },
      {
        text: 'NAT',
        explanation:
          "With NAT the machine shares the host's address and can reach out, but other PCs cannot reach it without extra rules.",
        isCorrect: false,
      },
      {
        text: 'Bridged',
        explanation:
          'In bridged mode the machine appears in the office network like any other PC and gets an address of its own there.',
        isCorrect: true,
      },
      {
        text: 'Internal',
        explanation: 'An internal network joins virtual machines with one another and leads nowhere else.',
        isCorrect: false,
      },
    ],
    tags: ['virtual-machines', 'networking'],
  },
  {
    externalId: 'a1101-040',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'easy',
    text: 'During a sale, an online shop automatically gets more servers, and it gives them back when the rush is over. Which property of cloud computing is this?',
    options: [
      {
        text: 'Metered use',
        explanation:
          'Metering records what is used so that it can be billed. It does not add or remove servers.',
        isCorrect: false,
      },
      {
        text: 'High availability',
        explanation:
          'High availability keeps a service running when a part fails. It is not about following demand.',
        isCorrect: false,
      },
      {
        text: 'Resource pooling',
        explanation:
          "Pooling means that many customers share the provider's hardware. It does not by itself adapt one shop's share to demand.",
        isCorrect: false,
      },
      {
        text: 'Elasticity',
        explanation:
          'Elasticity means that resources grow and shrink quickly with demand, often without anyone stepping in.',
        isCorrect: true,
      },
    ],
    tags: ['cloud', 'elasticity'],
  },
  {
    externalId: 'a1101-041',
    domainCode: '4.1',
    type: 'multiple',
    difficulty: 'medium',
    text: 'A company replaces office PCs by virtual desktops that run in its data centre. Staff use them through thin clients. Which benefits can it expect? Choose three.',
    options: [
      {
        text: 'Staff find their own desktop at every thin client',
        explanation:
          'The desktop runs in the data centre, so it does not matter from which desk somebody logs in.',
        isCorrect: true,
      },
      {
        text: 'One updated image serves many desktops',
        explanation:
          'Desktops are created from a common image. A patch in the image reaches everybody without visits to each desk.',
        isCorrect: true,
      },
      {
        text: 'Staff can go on working when the network is down',
        explanation:
          'The opposite is the case: without the network, no one can reach a desktop in the data centre.',
        isCorrect: false,
      },
      {
        text: 'A stolen thin client holds no company files',
        explanation:
          'Programs and files stay in the data centre. The thin client only shows the picture and sends keys and clicks.',
        isCorrect: true,
      },
      {
        text: 'The servers need less memory than before',
        explanation: 'The servers need more, because the work of all desktops now takes place on them.',
        isCorrect: false,
      },
    ],
    tags: ['vdi'],
  },
  {
    externalId: 'a1101-042',
    domainCode: '4.1',
    type: 'true-false',
    difficulty: 'medium',
    text: 'A type 1 hypervisor runs directly on the hardware of the host, without a general-purpose operating system beneath it.',
    options: [
      {
        text: 'True',
        explanation:
          'That is what sets it apart, and why it is also called a bare-metal hypervisor. It is the usual kind for servers.',
        isCorrect: true,
      },
      {
        text: 'False',
        explanation:
          'The kind that runs on top of an ordinary operating system is type 2. It is common on laptops and test PCs.',
        isCorrect: false,
      },
    ],
    tags: ['hypervisors'],
  },
];
