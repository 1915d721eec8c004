import { Call, Person } from './people';
import { untilTrue } from './untilTrue';

const DAY_MS = 86_400_000;

function draftsAt(now: Date) {
  const inDays = (days: number) =>
    new Date(now.getTime() + days * DAY_MS).toISOString();
  return {
    credentials: {
      kind: 'exception',
      subject: {
        type: 'cell',
        entityRef: 'component:default/payment-gateway',
        activityRef: 'activity:default/rotate-credentials',
      },
      title: 'Credentials stay until the vault has moved',
      risk: 'medium',
      justification:
        'The vault moves to the new cluster in two weeks. Rotating now would have to be done once more after that.',
      benefits: 'One rotation instead of two.',
      risks: 'An old credential lives up to three weeks longer.',
      category: 'waiver',
      validFrom: inDays(0),
      validTo: inDays(18),
      emergency: false,
    },
    deployment: {
      kind: 'exception',
      subject: {
        type: 'cell',
        entityRef: 'component:default/basket',
        activityRef: 'activity:default/deploy-to-production',
      },
      title: 'Deploy by hand while the pipeline is rebuilt',
      risk: 'high',
      justification:
        'The release pipeline of the basket is rebuilt on the new runtime. Until it is there, its runbook describes steps that do not exist any more.',
      benefits: 'Releases go on, two a week.',
      risks: 'A step is forgotten; going back takes twenty minutes longer.',
      category: 'planned-fix',
      fix: {
        url: 'https://tracker.example.com/BASKET-2231',
        due: inDays(19),
      },
      validFrom: inDays(0),
      validTo: inDays(25),
      emergency: false,
    },
    change: {
      kind: 'change',
      subject: {
        type: 'matrix-row',
        matrixRef: 'responsibilitymatrix:default/order-taking-operations',
        row: 3,
      },
      title: 'Security answers for reviews of access',
      risk: 'medium',
      justification: 'Two matrices name different parties for it.',
      benefits: 'One answer to who reviews access.',
      risks: 'Security has more to review.',
      proposal: 'Give A of row 3 to Security and clear its C.',
      links: ['https://git.example.com/operating-model/pull/12'],
    },
    question: {
      kind: 'clarification',
      subject: { type: 'entity', entityRef: 'component:default/price-import' },
      title: 'Which team owns the price import?',
      risk: 'low',
      question: 'It belongs to one person, and nobody answers when he is away.',
    },
    broker: {
      kind: 'exception',
      subject: {
        type: 'cell',
        entityRef: 'resource:default/order-events',
        activityRef: 'activity:default/rotate-credentials',
      },
      title: 'No rotation for the broker of order events',
      risk: 'medium',
      justification: 'Every client would have to be restarted.',
      benefits: 'No restart of six services.',
      risks:
        'Its credential stays what it has been since the broker was set up.',
      category: 'waiver',
      validFrom: inDays(0),
      validTo: inDays(60),
      emergency: false,
    },
  };
}

type Drafts = ReturnType<typeof draftsAt>;

/** Who asks for what. */
const ASKED_BY: Record<keyof Drafts, Person> = {
  credentials: 'ruth.castellan',
  deployment: 'ines.carvalho',
  change: 'ines.carvalho',
  question: 'ines.carvalho',
  broker: 'wanjiru.kamau',
};

/**
 * Waits until each request could be submitted: the plugin reads the definitions from time to time, and right after the start knows
 * some of them only.
 *
 * @throws what still stands against one of them
 */
export async function untilRoutable(
  call: Call,
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  const drafts = draftsAt(now);
  for (const name of Object.keys(drafts) as (keyof Drafts)[]) {
    let problems: { message: string }[] = [];
    const isRoutable = await untilTrue(async () => {
      ({ problems } = await call<{ problems: { message: string }[] }>(
        ASKED_BY[name],
        '/operating-model/requests/preview',
        drafts[name],
      ));
      return problems.length === 0;
    }, signal);
    if (!isRoutable) throw new Error(problems[0].message);
  }
}

/**
 * Makes requests as people would: 1 is active, 2 waits for its second approval, 3 and 4 for their first, 5 was rejected.
 * None of them is about what examples/README.md proposes to try.
 */
export async function makeRequests(call: Call, now: Date): Promise<void> {
  const drafts = draftsAt(now);

  const command = async (person: Person, id: string, body: object) => {
    const path = `/operating-model/requests/${id}`;
    const { version } = await call<{ version: number }>(person, path);
    await call(person, `${path}/commands`, body, {
      'If-Match': `"${version}"`,
    });
  };

  async function submit(name: keyof Drafts): Promise<string> {
    const person = ASKED_BY[name];
    const { id } = await call<{ id: string }>(
      person,
      '/operating-model/requests',
      drafts[name],
    );
    await command(person, id, { command: 'submit' });
    return id;
  }

  const credentials = await submit('credentials');
  await command('leila.farahani', credentials, {
    command: 'ask',
    comment: 'When does the vault move?',
  });
  await command('ruth.castellan', credentials, {
    command: 'answer',
    comment: 'On the first weekend of December.',
  });
  await command('leila.farahani', credentials, {
    command: 'approve',
    comment: 'Fine until then.',
  });
  const deployment = await submit('deployment');
  await command('helen.brandt', deployment, {
    command: 'approve',
    comment: 'For Checkout: fine with the checklist.',
  });
  await submit('change');
  await submit('question');
  const broker = await submit('broker');
  await command('leila.farahani', broker, {
    command: 'reject',
    comment: 'Clients read the credential anew without a restart since June.',
  });
}
