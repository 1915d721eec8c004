import { Entity } from '@backstage/catalog-model';
import { parse } from 'yaml';
import {
  activity,
  agreement,
  component,
  group,
  matrix,
  runbook,
  user,
} from '../__testUtils__/entities';
import { RequestState } from '../requests/types';
import { OPEN_STATES, openRequestOf } from './openRequestOf';
import { OrganizationChange } from './organizationChange';
import { OpenRequest, WhatIf, WhatIfOptions } from './types';
import { whatIf } from './whatIf';

const now = new Date('2026-11-23T12:00:00Z');
const ESCALATION = 'operating-model/escalation';

// company > technology > platform > tools; company > commerce > web
const groups = [
  group('company', { children: ['technology', 'commerce'] }),
  group('technology', { parent: 'company', children: ['platform'] }),
  group('platform', { parent: 'technology', children: ['tools'] }),
  group('tools', { parent: 'platform', children: [] }),
  group('commerce', { parent: 'company', children: ['web'] }),
  group('web', { parent: 'commerce', children: [] }),
];

const people = [
  user('sam', { memberOf: ['platform'] }),
  user('kim', { memberOf: ['platform', 'web'] }),
  user('ada', { memberOf: ['tools'] }),
];

const dissolvePlatform = { kind: 'dissolve', groupRef: 'Platform' } as const;
const platformIntoWeb = {
  kind: 'merge',
  groupRef: 'platform',
  intoRef: 'web',
} as const;
const platformUnderCommerce = {
  kind: 'move',
  groupRef: 'platform',
  underRef: 'commerce',
} as const;
const leaves = (userRef: string) => ({ kind: 'leave', userRef }) as const;

function ask(
  change: OrganizationChange,
  more: Entity[] = [],
  options: Partial<WhatIfOptions> = {},
): WhatIf {
  const answer = whatIf([...groups, ...people, ...more], change, {
    now,
    ...options,
  });
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return answer;
}

/** The breaks of one entity, without what the test does not look at. */
const breaksOf = ({ breaks }: WhatIf, subjectRef: string) =>
  breaks
    .filter(each => each.subjectRef === subjectRef)
    .map(
      ({ mended, path, what, remedy }) =>
        `${mended ? 'mended' : 'open'} ${path}: ${what}; ${remedy}`,
    );

const changeOf = ({ changes }: WhatIf, ref: string) =>
  changes.find(each => each.ref === ref);

const specAfter = (answer: WhatIf, ref: string) =>
  parse(changeOf(answer, ref)?.after ?? '')?.spec;

const deploy = activity('deploy', { appliesTo: { kind: 'Component' } });
const operations = (row: object) =>
  matrix('operations', { rows: [{ activity: 'deploy', ...row }] });
const operationsRef = 'responsibilitymatrix:default/operations';

describe('a group that is dissolved', () => {
  it('is replaced by the group above it, in the spelling of the file', () => {
    const answer = ask(dissolvePlatform, [
      matrix('operations', {
        owner: 'group:default/platform',
        rows: [
          { activity: 'deploy', accountable: 'web' },
          {
            activity: 'restore',
            accountable: 'PLATFORM',
            responsible: ['default/platform', '$owner'],
            validator: 'group:platform',
          },
        ],
      }),
    ]);
    expect(specAfter(answer, operationsRef)).toEqual({
      owner: 'group:default/technology',
      rows: [
        { activity: 'deploy', accountable: 'web' },
        {
          activity: 'restore',
          accountable: 'technology',
          responsible: ['default/technology', '$owner'],
          validator: 'group:technology',
        },
      ],
    });
    expect(changeOf(answer, operationsRef)?.mended).toEqual([
      'spec.owner',
      'spec.rows[1].accountable',
      'spec.rows[1].responsible[0]',
      'spec.rows[1].validator',
    ]);
    expect(
      answer.breaks.find(({ path }) => path === 'spec.rows[1].accountable'),
    ).toEqual({
      subjectRef: operationsRef,
      kind: 'row',
      path: 'spec.rows[1].accountable',
      row: 2,
      what: 'platform is accountable',
      severity: 'error',
      remedy: 'name technology instead, the group above it',
      mended: true,
    });
  });

  it('is taken out of the organization; groups below it move up, members lose it', () => {
    const answer = ask(dissolvePlatform);
    expect(changeOf(answer, 'group:default/platform')?.after).toBe('');
    expect(specAfter(answer, 'group:default/tools').parent).toBe('technology');
    expect(specAfter(answer, 'group:default/technology').children).toEqual([
      'tools',
    ]);
    expect(specAfter(answer, 'user:default/sam').memberOf).toEqual([]);
    expect(specAfter(answer, 'user:default/kim').memberOf).toEqual(['web']);
    expect(changeOf(answer, 'user:default/sam')?.open).toEqual([
      'spec.memberOf: decide which group the person belongs to now',
    ]);
    expect(changeOf(answer, 'user:default/kim')?.open).toEqual([]);
  });

  it('hands what it owns to the group above, of entities that are not in the model too', () => {
    const shop = component('shop', { owner: 'platform' });
    const answer = ask(dissolvePlatform, [], { owned: [shop] });
    expect(specAfter(answer, 'component:default/shop').owner).toBe(
      'technology',
    );
  });

  it('is followed in what selects entities by their owner', () => {
    const answer = ask(dissolvePlatform, [
      activity('deploy', {
        appliesTo: {
          $any: [
            { 'spec.owner': 'group:default/platform' },
            { $not: { 'spec.owner': { $in: ['platform', 'technology'] } } },
          ],
        },
      }),
    ]);
    expect(specAfter(answer, 'activity:default/deploy').appliesTo).toEqual({
      $any: [
        { 'spec.owner': 'group:default/technology' },
        { $not: { 'spec.owner': { $in: ['technology'] } } },
      ],
    });
  });

  it('leaves everything to a person where no group stands above it', () => {
    const answer = ask({ kind: 'dissolve', groupRef: 'company' }, [
      operations({ accountable: 'company', informed: 'company' }),
    ]);
    const remedy = 'decide who takes over; there is no group above it';
    expect(breaksOf(answer, operationsRef)).toEqual([
      `open spec.rows[0].accountable: company is accountable; ${remedy}`,
      `open spec.rows[0].informed: company is informed; ${remedy}`,
    ]);
    const change = changeOf(answer, operationsRef);
    expect(change?.after).toBe(change?.before);
    expect(change?.mended).toEqual([]);
    expect(change?.open).toHaveLength(2);
    expect(specAfter(answer, 'group:default/technology')).not.toHaveProperty(
      'parent',
    );
  });

  it('changes whom $owner.parent stands for on what groups below it own', () => {
    const answer = ask(
      dissolvePlatform,
      [deploy, operations({ accountable: '$owner.parent' })],
      {
        owned: ['a', 'b'].map(name => component(name, { owner: 'tools' })),
      },
    );
    expect(
      answer.breaks.filter(each => each.subjectRef === operationsRef),
    ).toEqual([
      expect.objectContaining({
        path: 'spec.rows[0].accountable',
        severity: 'note',
        mended: false,
        what: '$owner.parent stands for technology on what tools owns; it stood for platform',
        entities: 2,
        entityRefs: ['component:default/a', 'component:default/b'],
      }),
    ]);
  });

  it('may leave $owner.parent standing for nobody', () => {
    const answer = ask(
      { kind: 'dissolve', groupRef: 'technology' },
      [deploy, operations({ accountable: '$owner.parent' })],
      { owned: [component('a', { owner: 'technology' })] },
    );
    expect(answer.breaks).toContainEqual(
      expect.objectContaining({
        subjectRef: operationsRef,
        severity: 'error',
        what: '$owner.parent stands for nobody on what technology owns; it stood for company',
      }),
    );
  });
});

describe('a group that is merged into another', () => {
  const mergedRow = (row: object) => {
    const answer = ask(platformIntoWeb, [operations(row)]);
    return {
      row: specAfter(answer, operationsRef).rows[0],
      breaks: breaksOf(answer, operationsRef),
      open: changeOf(answer, operationsRef)?.open,
    };
  };

  it('gives way to a higher letter that the other holds', () => {
    expect(
      mergedRow({
        accountable: 'commerce',
        responsible: ['web'],
        consulted: ['platform', 'tools'],
        informed: 'platform',
      }),
    ).toEqual({
      row: {
        activity: 'deploy',
        accountable: 'commerce',
        responsible: ['web'],
        consulted: ['tools'],
      },
      breaks: [
        'mended spec.rows[0].consulted[0]: platform is consulted; take it out: web is responsible in this row, and the higher letter is enough',
        'mended spec.rows[0].informed: platform is informed; take it out: web is responsible in this row, and the higher letter is enough',
      ],
      open: [],
    });
  });

  it('takes a lower letter from the other', () => {
    expect(
      mergedRow({ accountable: 'platform', consulted: ['web', 'tools'] }),
    ).toEqual({
      row: { activity: 'deploy', accountable: 'web', consulted: ['tools'] },
      breaks: [
        'mended spec.rows[0].accountable: platform is accountable; name web instead; it is then no longer consulted as well, since the higher letter is enough',
      ],
      open: [],
    });
  });

  it('leaves A and R in one hand, and asks whether that is meant', () => {
    expect(
      mergedRow({
        accountable: 'platform',
        responsible: ['web', 'platform'],
        validator: 'tools',
      }),
    ).toMatchObject({
      row: { accountable: 'web', responsible: ['web'], validator: 'tools' },
      open: [],
    });
    expect(
      mergedRow({
        accountable: 'platform',
        responsible: ['web'],
        validator: 'platform',
      }),
    ).toMatchObject({
      row: { accountable: 'web', responsible: ['web'], validator: 'web' },
      open: [
        'spec.rows[0]: web is then both accountable and responsible; say whether that is meant',
        'spec.rows[0]: web then checks its own work; name another validator',
      ],
    });
  });

  it('ends an agreement that would be one of a group with itself', () => {
    const answer = ask(platformIntoWeb, [
      agreement('help', { provider: 'platform', consumers: ['web'] }),
    ]);
    expect(changeOf(answer, 'agreement:default/help')).toMatchObject({
      after: '',
      mended: ['spec.provider'],
    });
    expect(breaksOf(answer, 'agreement:default/help')).toEqual([
      'mended spec.provider: platform provides it; remove the agreement: it would be one of web with itself',
    ]);
  });

  it('goes on with the other consumers, where there are any', () => {
    const answer = ask(platformIntoWeb, [
      agreement('help', {
        provider: 'web',
        consumers: ['platform', 'commerce'],
      }),
    ]);
    expect(specAfter(answer, 'agreement:default/help')).toEqual({
      provider: 'web',
      consumers: ['commerce'],
    });
  });

  it('accepts nothing for the other', () => {
    const answer = ask(platformIntoWeb, [
      agreement('help', {
        provider: 'platform',
        consumers: ['commerce'],
        escalation: ['web', 'company'],
        accepted: [
          { by: 'platform', on: '2026-01-01' },
          { by: 'commerce', on: '2026-01-02' },
        ],
      }),
    ]);
    expect(specAfter(answer, 'agreement:default/help')).toMatchObject({
      provider: 'web',
      accepted: [{ by: 'commerce', on: '2026-01-02' }],
    });
    expect(changeOf(answer, 'agreement:default/help')?.open).toEqual([
      'spec.accepted: web has not accepted the agreement yet',
      'spec.escalation[0]: web is then called when web does not answer; name another group',
    ]);
    expect(answer.counts).toMatchObject({ open: 0, decisions: 2 });
  });

  it('brings its members and the groups below it', () => {
    const listing = group('listing', { members: ['ada', 'sam', 'nobody'] });
    const answer = ask(
      { kind: 'merge', groupRef: 'listing', intoRef: 'platform' },
      [listing],
    );
    expect(specAfter(answer, 'group:default/platform').members).toEqual([
      'ada',
    ]);
    const merged = ask(platformIntoWeb);
    expect(specAfter(merged, 'user:default/sam').memberOf).toEqual(['web']);
    expect(specAfter(merged, 'user:default/kim').memberOf).toEqual(['web']);
    expect(specAfter(merged, 'group:default/tools').parent).toBe('web');
    expect(specAfter(merged, 'group:default/technology').children).toEqual([]);
  });

  it('is followed in its place by a group from below it', () => {
    const answer = ask({
      kind: 'merge',
      groupRef: 'technology',
      intoRef: 'tools',
    });
    expect(specAfter(answer, 'group:default/tools').parent).toBe('company');
    expect(specAfter(answer, 'group:default/platform')).toMatchObject({
      parent: 'tools',
      children: [],
    });
    expect(specAfter(answer, 'group:default/company').children).toEqual([
      'tools',
      'commerce',
    ]);
  });
});

describe('a group that moves', () => {
  it('stands in one place only', () => {
    const answer = ask(platformUnderCommerce);
    expect(specAfter(answer, 'group:default/platform').parent).toBe('commerce');
    expect(specAfter(answer, 'group:default/technology').children).toEqual([]);
    expect(specAfter(answer, 'group:default/commerce').children).toEqual([
      'web',
      'platform',
    ]);
    expect(answer.changes).toHaveLength(3);
  });

  it('is no longer helped by who stood above it', () => {
    const answer = ask(
      platformUnderCommerce,
      [
        runbook('restart', { owner: 'tools', escalation: 'technology' }),
        runbook('elsewhere', { owner: 'web', escalation: 'technology' }),
        runbook('top', { owner: 'tools', escalation: 'company' }),
        agreement('help', {
          provider: 'platform',
          consumers: ['web'],
          escalation: ['technology', 'company'],
        }),
      ],
      {
        owned: [
          component(
            'shop',
            { owner: 'platform' },
            { annotations: { [ESCALATION]: 'technology' } },
          ),
        ],
      },
    );
    expect(specAfter(answer, 'runbook:default/restart').escalation).toBe(
      'commerce',
    );
    expect(changeOf(answer, 'runbook:default/elsewhere')).toBeUndefined();
    expect(changeOf(answer, 'runbook:default/top')).toBeUndefined();
    expect(specAfter(answer, 'agreement:default/help').escalation).toEqual([
      'commerce',
      'company',
    ]);
    expect(
      parse(changeOf(answer, 'component:default/shop')!.after).metadata,
    ).toMatchObject({ annotations: { [ESCALATION]: 'commerce' } });
    expect(breaksOf(answer, 'group:default/platform')).toEqual([
      'open spec.parent: whoever calls about what it and the groups below it own no longer reaches technology; name them in operating-model/escalation of what must still reach them',
    ]);
  });

  it('loses agreements that were made above it, and those who answered for it', () => {
    const answer = ask(
      platformUnderCommerce,
      [
        deploy,
        operations({ accountable: 'technology', informed: '$owner.parent' }),
        agreement('lost', { provider: 'web', consumers: ['technology'] }),
        agreement('kept', {
          provider: 'web',
          consumers: ['technology', 'company'],
        }),
      ],
      { owned: [component('shop', { owner: 'platform' })] },
    );
    expect(breaksOf(answer, 'agreement:default/lost')).toEqual([
      'open spec.consumers: it no longer speaks of what platform owns, since technology no longer stands above it; name platform as a consumer if it is to go on',
    ]);
    expect(breaksOf(answer, 'agreement:default/kept')).toEqual([]);
    expect(breaksOf(answer, operationsRef)).toEqual([
      'open spec.rows[0].accountable: technology is accountable for what platform owns, and no longer stands above it; name a group above the owner, or say in the note why it is not one',
      'open spec.rows[0].informed: $owner.parent stands for commerce on what platform owns; it stood for technology; look whether that is meant, and name a group where it is not',
    ]);
  });
});

describe('a person who leaves', () => {
  it('is replaced by the one group that has others in it', () => {
    const answer = ask(leaves('sam'), [
      operations({ accountable: 'user:sam', informed: ['user:default/sam'] }),
    ]);
    expect(specAfter(answer, operationsRef).rows[0]).toEqual({
      activity: 'deploy',
      accountable: 'group:platform',
    });
    expect(changeOf(answer, 'user:default/sam')?.after).toBe('');
  });

  it('is taken out where nobody is needed, and otherwise left to be decided', () => {
    const answer = ask(leaves('kim'), [
      operations({
        accountable: 'user:kim',
        responsible: ['web', 'user:kim'],
        informed: ['user:kim'],
      }),
      runbook('restart', { owner: 'user:kim' }),
      group('leads', { members: ['kim', 'sam'] }),
    ]);
    expect(specAfter(answer, operationsRef).rows[0]).toEqual({
      activity: 'deploy',
      accountable: 'user:kim',
      responsible: ['web'],
    });
    expect(changeOf(answer, operationsRef)?.open).toEqual([
      'spec.rows[0].accountable: kim is accountable; decide who takes over',
    ]);
    expect(breaksOf(answer, 'runbook:default/restart')).toEqual([
      'open spec.owner: kim owns it; decide who takes over',
    ]);
    expect(specAfter(answer, 'group:default/leads').members).toEqual(['sam']);
  });

  it('may leave nobody in a group that is needed', () => {
    const answer = ask(leaves('ada'), [
      operations({ accountable: 'tools', informed: 'tools' }),
      runbook('restart', { owner: 'tools' }),
    ]);
    expect(breaksOf(answer, 'group:default/tools')).toEqual([
      'open spec.members: ada is its only member, and it is named as accountable, owner; name another member, or let another group take over',
    ]);
    expect(answer.breaks[0]).toMatchObject({ severity: 'error', entities: 2 });
    expect(ask(leaves('ada')).breaks[0]).toMatchObject({ severity: 'warning' });
  });

  it('may leave one member in a group that rows need', () => {
    const pair = group('pair', { members: ['kim', 'sam'] });
    const answer = ask(leaves('kim'), [
      operations({ accountable: 'platform', responsible: 'pair' }),
      runbook('restart', { owner: 'pair' }),
      pair,
    ]);
    expect(breaksOf(answer, 'group:default/pair')).toEqual([
      'open spec.members: kim is one of its two members, and it is named as responsible; name another member, or let a larger group take over',
      expect.stringMatching(/^mended spec.members\[0\]/),
    ]);
    expect(
      answer.breaks.find(({ path }) => path === 'spec.members'),
    ).toMatchObject({ severity: 'warning', entityRefs: [operationsRef] });
  });

  it('leaves enough where more are left, groups below counted, or where no row needs the group', () => {
    const pair = group('pair', { members: ['kim', 'sam'] });
    const answers = [
      ask(leaves('kim'), [
        operations({ responsible: 'pair' }),
        pair,
        group('part', { parent: 'pair', members: ['ada'] }),
      ]),
      ask(leaves('kim'), [operations({ informed: 'pair' }), pair]),
    ];
    for (const answer of answers)
      expect(breaksOf(answer, 'group:default/pair')).toEqual([
        expect.stringMatching(/^mended spec.members\[0\]/),
      ]);
  });

  it('is no longer named for the last review, whose date stays', () => {
    const review = { every: 'P6M', last: '2026-01-01', by: 'sam' };
    const answer = ask(leaves('sam'), [
      activity('deploy', { review }),
      runbook('restart', { review }),
      matrix('operations', { review }),
      agreement('help', { review }),
    ]);
    const refs = [
      'activity:default/deploy',
      'agreement:default/help',
      operationsRef,
      'runbook:default/restart',
    ];
    for (const ref of refs) {
      expect(breaksOf(answer, ref)).toEqual([
        'mended spec.review.by: sam reviewed it; take it out; whoever reviews it next is named there again',
      ]);
      expect(specAfter(answer, ref).review).toEqual({
        every: 'P6M',
        last: '2026-01-01',
      });
    }
  });

  it('no longer stands in for somebody', () => {
    const annotations = { 'operating-model/deputy': 'sam' };
    const answer = ask(leaves('sam'), [user('lin', {}, { annotations })]);
    expect(breaksOf(answer, 'user:default/lin')).toEqual([
      'mended metadata.annotations.operating-model/deputy: sam is the deputy; name platform instead, the group of the person who leaves',
    ]);
    expect(
      parse(changeOf(answer, 'user:default/lin')!.after).metadata.annotations,
    ).toEqual({ 'operating-model/deputy': 'group:default/platform' });
  });

  it('is remembered for what was written and tried', () => {
    const answer = ask(leaves('sam'), [
      runbook('restart', {
        author: 'sam',
        validated: { on: '2026-01-01', by: 'sam' },
      }),
    ]);
    expect(answer.breaks).toEqual([]);
    expect(answer.changes.map(({ ref }) => ref)).toEqual(['user:default/sam']);
  });
});

describe('open requests', () => {
  const request = {
    id: '1',
    title: 'No runbook yet',
    approverRefs: ['group:default/platform', 'group:default/tools'],
    requesterRef: 'user:default/ada',
  };

  it('lack an approver who goes, or whom nobody is left in', () => {
    expect(ask(dissolvePlatform, [], { requests: [request] }).requests).toEqual(
      [
        {
          id: '1',
          title: 'No runbook yet',
          role: 'approver',
          partyRef: 'group:default/platform',
          what: 'platform is asked to decide',
          remedy: 'let technology decide, the group above it',
        },
      ],
    );
    expect(
      ask(leaves('ada'), [], { requests: [request] }).requests.map(
        ({ role, what }) => `${role}: ${what}`,
      ),
    ).toEqual([
      'approver: tools is asked to decide and has no member left',
      "requester: ada made it, and can't answer questions or renew it",
    ]);
  });

  const needing = (approvers: number, more: Partial<OpenRequest> = {}) => ({
    ...request,
    approverRefs: ['group:default/platform', 'group:default/web'],
    requesterRef: 'user:default/sam',
    quorum: { approvers, differentGroups: false },
    ...more,
  });
  const quorumOf = (change: OrganizationChange, open: OpenRequest) =>
    ask(change, [user('eva', { memberOf: ['web'] })], { requests: [open] })
      .requests.filter(({ role }) => role === 'quorum')
      .map(({ what }) => what);

  it('lack approvals where too few are left to give them', () => {
    // Sam asked for it, so that kim and eva can decide.
    expect(quorumOf(leaves('kim'), needing(2))).toEqual([
      '2 people have to approve it, and only 1 can afterwards',
    ]);
    expect(quorumOf(leaves('kim'), needing(1))).toEqual([]);
    expect(
      quorumOf(
        leaves('kim'),
        needing(1, { approverRefs: ['group:default/platform'] }),
      ),
    ).toEqual(['nobody is left who can decide it']);
    // An approval that was given counts.
    const approvedBy = ['user:default/kim'];
    expect(quorumOf(leaves('kim'), needing(2, { approvedBy }))).toEqual([]);
    // It can't be decided as it is, which is no fault of the change.
    expect(quorumOf(leaves('kim'), needing(3))).toEqual([]);
  });

  it('lack approvals from different groups', () => {
    const quorum = { approvers: 2, differentGroups: true };
    expect(quorumOf(dissolvePlatform, needing(2, { quorum }))).toEqual([
      '2 people from different groups have to approve it, and only 1 can afterwards',
    ]);
    expect(quorumOf(dissolvePlatform, needing(2))).toEqual([]);
    expect(quorumOf(platformUnderCommerce, needing(2, { quorum }))).toEqual([]);
  });

  it('have nobody to lack who were decided', () => {
    const item = {
      ...request,
      kind: 'exception',
      approverRefs: ['group:default/platform'],
      requester: 'user:default/ada',
      approvedBy: [],
      approvalsNeeded: 1,
      differentGroups: false,
      awaitingDecision: false,
    };
    const asked = (state: RequestState, awaitingDecision = false) =>
      openRequestOf({ ...item, state, awaitingDecision } as never).approverRefs;
    expect(OPEN_STATES).toContain('active');
    expect(OPEN_STATES).not.toContain('expired');
    expect(asked('pending')).toEqual(item.approverRefs);
    expect(asked('active', true)).toEqual(item.approverRefs);
    expect(asked('active')).toEqual([]);
  });

  it.each([
    ['pending', 'withdraw it, or let somebody else ask for it anew'],
    [
      'active',
      'have it revoked by who decides it, or before it ends let somebody else ask for it anew',
    ],
  ] as const)(
    'of somebody who goes: what helps while it is %s',
    (state, remedy) => {
      const open = openRequestOf({
        ...request,
        kind: 'exception',
        requester: 'user:default/ada',
        state,
        awaitingDecision: false,
      } as never);
      const { requests } = ask(leaves('ada'), [], { requests: [open] });
      expect(
        requests
          .filter(({ role }) => role === 'requester')
          .map(each => each.remedy),
      ).toEqual([remedy]);
    },
  );

  it('are left alone otherwise', () => {
    expect(
      ask(platformUnderCommerce, [], { requests: [request] }).requests,
    ).toEqual([]);
  });
});

describe('a proposed change', () => {
  it('names the file, and holds nothing that the catalog added', () => {
    const answer = ask(dissolvePlatform, [
      {
        ...runbook(
          'restart',
          { owner: 'platform' },
          {
            annotations: {
              'backstage.io/managed-by-location':
                'url:https://git.example.com/restart.yaml',
              'backstage.io/edit-url':
                'https://git.example.com/edit/restart.yaml',
            },
          },
        ),
        relations: [{ type: 'ownedBy', targetRef: 'group:default/platform' }],
      },
    ]);
    expect(changeOf(answer, 'runbook:default/restart')).toEqual({
      ref: 'runbook:default/restart',
      file: 'https://git.example.com/restart.yaml',
      editUrl: 'https://git.example.com/edit/restart.yaml',
      before: `apiVersion: operating-model/v1alpha1
kind: Runbook
metadata:
  name: restart
spec:
  type: runbook
  owner: platform
  source: https://runbooks.example.com/it.md
`,
      after: `apiVersion: operating-model/v1alpha1
kind: Runbook
metadata:
  name: restart
spec:
  type: runbook
  owner: technology
  source: https://runbooks.example.com/it.md
`,
      mended: ['spec.owner'],
      open: [],
    });
  });

  it('leaves the entities that it was handed as they were', () => {
    const entities = [
      ...groups,
      ...people,
      operations({ informed: 'platform' }),
    ];
    const copy = structuredClone(entities);
    whatIf(entities, dissolvePlatform, { now });
    expect(entities).toEqual(copy);
  });
});

describe('a change that cannot be', () => {
  it.each([
    [
      { kind: 'dissolve', groupRef: 'nobody' },
      'groupRef: group:default/nobody is not in the catalog; name a group of the catalog',
    ],
    [
      { kind: 'leave', userRef: 'nobody' },
      'userRef: user:default/nobody is not in the catalog; name a user of the catalog',
    ],
    [
      { kind: 'dissolve', groupRef: 'user:default/sam' },
      'groupRef: "user:default/sam" is not a group; write it as group:default/some-name',
    ],
    [
      { kind: 'dissolve', groupRef: 'a b' },
      'groupRef: "a b" is not a reference to an entity; write it as kind:namespace/name, for example group:default/some-name',
    ],
    [{ kind: 'dissolve' }, 'groupRef: is missing; give a text'],
    [
      { kind: 'merge', groupRef: 'Platform', intoRef: 'group:platform' },
      'intoRef: group:default/platform cannot be merged into itself; name another group',
    ],
    [
      { kind: 'move', groupRef: 'platform', underRef: 'platform' },
      'underRef: group:default/platform cannot stand under itself; name another group',
    ],
    [
      { kind: 'move', groupRef: 'technology', underRef: 'tools' },
      'underRef: group:default/tools stands below group:default/technology, so that the two would stand under each other; name a group that is not below group:default/technology',
    ],
    [
      { kind: 'split', groupRef: 'platform' },
      'kind: "split" is not known; use one of dissolve, merge, move, leave',
    ],
    [{}, 'kind: is missing; use one of dissolve, merge, move, leave'],
    [
      { kind: 'leave', userRef: 'sam', groupRef: 'platform' },
      'groupRef: is not known here; use one of kind, userRef',
    ],
  ])('%j', (change, expected) => {
    const answer = whatIf(
      [...groups, ...people],
      change as unknown as OrganizationChange,
      { now },
    );
    expect(answer).toEqual({ problems: [expect.anything()] });
    const { problems } = answer as Extract<
      typeof answer,
      { problems: unknown }
    >;
    const [{ path, message, remedy }] = problems;
    expect(`${path}: ${message}; ${remedy}`).toBe(expected);
  });
});
