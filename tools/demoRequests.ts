// Requests of the demo organization, for the pictures in docs/images: the portal starts without any.
type Person = 'ines.carvalho' | 'leila.farahani' | 'helen.brandt';

const DAY_MS = 86_400_000;
const inDays = (days: number) =>
  new Date(Date.now() + days * DAY_MS).toISOString();

const drafts = {
  credentials: {
    kind: 'exception',
    subject: {
      type: 'cell',
      entityRef: 'component:default/checkout',
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
};

/** Makes requests as people would: number 1 is active, number 2 waits for its second approval, two more for their first. */
export async function makeDemoRequests(backendUrl: string): Promise<void> {
  const tokens = new Map<Person, Promise<string>>();

  async function readToken(person: Person): Promise<string> {
    const response = await fetch(`${backendUrl}/api/auth/persona/refresh`, {
      headers: {
        'x-requested-with': 'XMLHttpRequest',
        'x-demo-persona': `user:default/${person}`,
      },
    });
    return (await response.json()).backstageIdentity.token;
  }

  async function call(
    person: Person,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ) {
    const token = tokens.get(person) ?? readToken(person);
    tokens.set(person, token);
    const response = await fetch(`${backendUrl}/api/operating-model${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${await token}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${path}: ${answer.error?.message}`);
    return answer;
  }

  const command = async (person: Person, id: string, body: object) => {
    const { version } = await call(person, `/requests/${id}`);
    return call(person, `/requests/${id}/commands`, body, {
      'If-Match': `"${version}"`,
    });
  };

  async function submit(draft: object): Promise<string> {
    const { id } = await call('ines.carvalho', '/requests', draft);
    await command('ines.carvalho', id, { command: 'submit' });
    return id;
  }

  await untilKnown(call);
  const credentials = await submit(drafts.credentials);
  await command('leila.farahani', credentials, {
    command: 'ask',
    comment: 'When does the vault move?',
  });
  await command('ines.carvalho', credentials, {
    command: 'answer',
    comment: 'On the first weekend of December.',
  });
  await command('leila.farahani', credentials, {
    command: 'approve',
    comment: 'Fine until then.',
  });
  const deployment = await submit(drafts.deployment);
  await command('helen.brandt', deployment, {
    command: 'approve',
    comment: 'For Checkout: fine with the checklist.',
  });
  await submit(drafts.change);
  await submit(drafts.question);
}

/** Right after the start the catalog is still being read. */
async function untilKnown(
  call: (person: Person, path: string) => Promise<{ activities: unknown[] }>,
): Promise<void> {
  const path = '/responsibilities?entityRef=component:default/checkout';
  for (let tries = 120; tries > 0; tries -= 1) {
    const answer = await call('helen.brandt', path).catch(() => undefined);
    if ((answer?.activities.length ?? 0) > 6) return;
    await new Promise(resolve => setTimeout(resolve, 1_000));
  }
  throw new Error('The demo organization did not appear in the catalog');
}
