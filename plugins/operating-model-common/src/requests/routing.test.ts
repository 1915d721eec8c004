import {
  activity,
  component,
  group,
  matrix,
  user,
} from '../__testUtils__/entities';
import { compileOperatingModel } from '../model';
import {
  NOW,
  clarificationBody,
  draftOf,
  exceptionBody,
} from './__testUtils__/requests';
import { DEFAULT_REQUEST_POLICY } from './policy';
import { RouteContext, routeRequest } from './routing';

const model = compileOperatingModel(
  [
    group('checkout', { parent: 'shop', children: [] }),
    group('shop', { parent: 'company', children: [] }),
    group('company', { children: [] }),
    group('identity', { children: [] }),
    group('security', { children: [] }),
    ...Object.entries({
      eve: ['checkout'],
      ann: ['checkout', 'shop'],
      head: ['shop'],
      boss: ['company'],
      ivan: ['identity'],
      sue: ['security'],
    }).map(([name, memberOf]) => user(name, { memberOf })),
    activity('review-access', { owner: 'identity', risk: 'low' }),
    activity('deploy', { risk: 'high' }),
    matrix('operations', {
      rows: [
        {
          activity: 'review-access',
          accountable: '$owner',
          consulted: ['security'],
          informed: ['company'],
        },
        { activity: 'deploy', accountable: '$system.owner' },
      ],
    }),
  ],
  { now: NOW },
);

const tax = component('tax', { owner: 'checkout' });

function route(
  changes: Record<string, unknown> = {},
  context: Partial<RouteContext> = {},
  entity = tax,
) {
  return routeRequest(model, entity, draftOf(exceptionBody, changes), {
    policy: DEFAULT_REQUEST_POLICY,
    membersOf: ref => model.parties.get(ref)?.memberRefs ?? [],
    barred: ['user:default/eve'],
    ...context,
  });
}

function approversOf(result: ReturnType<typeof route>): string[] {
  if ('problem' in result) throw new Error(result.problem.message);
  return result.routing.approvers.map(({ ref }) =>
    ref.replace('group:default/', ''),
  );
}

describe('routeRequest', () => {
  it('goes to A of the row, hears C and I, and keeps row and revision', () => {
    expect(route()).toMatchObject({
      routing: {
        approvers: [
          {
            ref: 'group:default/checkout',
            reason:
              'accountable for review-access by responsibilitymatrix:default/operations, row 1',
          },
        ],
        consulted: ['group:default/security'],
        informed: ['group:default/company'],
        matrixRef: 'responsibilitymatrix:default/operations',
        row: 1,
        revision: expect.stringMatching(/^[0-9a-f]{8}$/),
        leastRisk: 'low',
      },
    });
  });

  it('goes one group up where A is only who asks, and says so', () => {
    const barred = ['user:default/eve', 'user:default/ann'];
    expect(approversOf(route({}, { barred }))).toEqual(['shop']);
    expect(route({}, { barred })).toMatchObject({
      routing: { approvers: [{ reason: /checkout has nobody but/ }] },
    });
    const all = [...barred, 'user:default/head'];
    expect(approversOf(route({}, { barred: all }))).toEqual(['company']);
  });

  it('says of a group that is passed over that it does not exist', () => {
    const ownerless = component('tax', { owner: 'growth' });
    const result = route({}, {}, ownerless);
    expect(approversOf(result)).toEqual(['identity']);
    expect(result).toMatchObject({
      routing: {
        approvers: [
          {
            reason: expect.stringMatching(
              /; in place of group:default\/growth, which does not exist$/,
            ),
          },
        ],
      },
    });
  });

  it('asks a second group at high risk, the nearest that brings another voice', () => {
    expect(approversOf(route({ risk: 'high' }))).toEqual(['checkout', 'shop']);
    // Only ann is left in checkout and in shop, and she counts once.
    const barred = ['user:default/eve', 'user:default/head'];
    expect(approversOf(route({ risk: 'high' }, { barred }))).toEqual([
      'checkout',
      'company',
    ]);
  });

  it('goes one level up from the third renewal on', () => {
    expect(approversOf(route({}, { renewals: 2 }))).toEqual(['checkout']);
    expect(approversOf(route({}, { renewals: 3 }))).toEqual(['shop']);
  });

  it('offers a clarification where nobody is accountable, and sends that to the owner', () => {
    const deploy = {
      type: 'cell',
      entityRef: 'tax',
      activityRef: 'deploy',
    };
    expect(route({ subject: deploy })).toMatchObject({
      problem: { code: 'unroutable', offer: 'clarification' },
    });
    const question = draftOf(clarificationBody, { subject: deploy });
    const context = {
      policy: DEFAULT_REQUEST_POLICY,
      membersOf: (ref: string) => model.parties.get(ref)?.memberRefs ?? [],
      barred: ['user:default/eve'],
    };
    expect(approversOf(routeRequest(model, tax, question, context))).toEqual([
      'checkout',
    ]);
    expect(
      approversOf(routeRequest(model, component('x'), question, context)),
    ).toEqual([]);
    const called = component('x');
    called.metadata.annotations = { 'operating-model/escalation': 'security' };
    expect(approversOf(routeRequest(model, called, question, context))).toEqual(
      ['security'],
    );
  });

  it('asks nobody where all groups are empty', () => {
    expect(route({}, { membersOf: () => [] })).toMatchObject({
      problem: { code: 'unroutable' },
    });
  });

  it('sends an exception from a rule to whom config names', () => {
    const subject = { type: 'rule', rule: 'R17' };
    const scope = { appliesTo: { kind: 'Component' } };
    expect(route({ subject, scope })).toMatchObject({
      problem: { code: 'unroutable' },
    });
    const policy = {
      ...DEFAULT_REQUEST_POLICY,
      rulesOwner: 'group:default/security',
    };
    expect(approversOf(route({ subject, scope }, { policy }))).toEqual([
      'security',
    ]);
  });
});
