import { Entity } from '@backstage/catalog-model';
import {
  activity,
  agreement,
  component,
  group,
  matrix,
  runbook,
  user,
} from '../__testUtils__/entities';
import { compileOperatingModel } from './compileOperatingModel';

const now = new Date('2026-11-23T12:00:00Z');
const everyService = { kind: 'Component' };
const respond = activity('respond-to-incidents', { appliesTo: everyService });

function chainOf(entity: Entity, definitions: Entity[], activityRef?: string) {
  const model = compileOperatingModel(definitions, { now });
  const { steps, missing, complete } = model.whoToCall(entity, activityRef);
  return {
    steps: steps.map(
      ({ ref, role, viaRef }) =>
        `${role} ${ref.replace(':default', '')}${viaRef ? ` via ${viaRef.replace(':default', '')}` : ''}`,
    ),
    missing: missing.map(
      ({ ref, role }) => `${role} ${ref.replace(':default', '')}`,
    ),
    complete,
  };
}

const groups = (...names: string[]) => names.map(name => group(name));

const owned = component(
  'c',
  { owner: 'owner' },
  { annotations: { 'operating-model/escalation': 'Named' } },
);

const everyRung = [
  respond,
  matrix('m', {
    rows: [
      {
        activity: 'respond-to-incidents',
        accountable: 'accountable',
        responsible: ['first', 'user:second'],
      },
    ],
  }),
  runbook('r', {
    activities: ['respond-to-incidents'],
    appliesTo: everyService,
    escalation: 'runbook-people',
  }),
  agreement('g', {
    consumers: ['owner'],
    escalation: ['agreement-people', 'more-people'],
  }),
  group('owner', { parent: 'parent' }),
  group('parent', { parent: 'root' }),
  user('second'),
  ...groups(
    'accountable',
    'first',
    'runbook-people',
    'agreement-people',
    'more-people',
    'named',
    'root',
  ),
];

describe('whoToCall', () => {
  it('goes from R and A over every escalation to the owner and up to the root', () => {
    expect(chainOf(owned, everyRung)).toEqual({
      steps: [
        'responsible group/first',
        'responsible user/second',
        'accountable group/accountable',
        'runbook-escalation group/runbook-people via runbook/r',
        'agreement-escalation group/agreement-people via agreement/g',
        'agreement-escalation group/more-people via agreement/g',
        'entity-escalation group/named',
        'owner group/owner',
        'above-owner group/parent',
        'above-owner group/root',
      ],
      missing: [],
      complete: true,
    });
  });

  it('asks about the activity that is named instead of incidents', () => {
    const deploy = activity('deploy', { appliesTo: everyService });
    expect(
      chainOf(owned, [...everyRung, deploy], 'activity:default/deploy').steps,
    ).toEqual([
      'owner group/owner',
      'agreement-escalation group/agreement-people via agreement/g',
      'agreement-escalation group/more-people via agreement/g',
      'entity-escalation group/named',
      'above-owner group/parent',
      'above-owner group/root',
    ]);
  });

  it('takes the activity for incidents from the options', () => {
    const model = compileOperatingModel(
      [activity('page', { appliesTo: everyService }), group('owner')],
      { now, incidentActivityRef: 'activity:default/page' },
    );
    expect(
      model.whoToCall(component('c', { owner: 'owner' })).steps[0].activityRef,
    ).toBe('activity:default/page');
  });

  it('still names escalation and owners where the activity does not apply', () => {
    expect(chainOf(owned, everyRung, 'activity:default/unknown').steps).toEqual(
      [
        'entity-escalation group/named',
        'owner group/owner',
        'above-owner group/parent',
        'above-owner group/root',
      ],
    );
  });

  it('names nobody twice, under the first reason that there is', () => {
    expect(
      chainOf(component('c', { owner: 'a' }), [
        respond,
        matrix('m', {
          rows: [
            {
              activity: 'respond-to-incidents',
              accountable: 'a',
              responsible: ['a', 'b'],
            },
          ],
        }),
        group('a', { parent: 'b' }),
        group('b'),
      ]).steps,
    ).toEqual(['responsible group/a', 'responsible group/b']);
  });

  it('says "owner" of an owner that is only assumed to be accountable', () => {
    expect(
      chainOf(component('c', { owner: 'a' }), [respond, group('a')]).steps,
    ).toEqual(['owner group/a']);
  });

  it("ends where groups are each other's parents", () => {
    expect(
      chainOf(component('c', { owner: 'a' }), [
        group('a', { parent: 'b' }),
        group('b', { parent: 'c' }),
        group('c', { parent: 'b' }),
        group('self', { parent: 'self' }),
      ]),
    ).toEqual({
      steps: ['owner group/a', 'above-owner group/b', 'above-owner group/c'],
      missing: [],
      complete: true,
    });
  });

  it('lists apart who does not exist', () => {
    expect(chainOf(owned, [group('owner', { parent: 'nowhere' })])).toEqual({
      steps: ['owner group/owner'],
      missing: ['entity-escalation group/named', 'above-owner group/nowhere'],
      complete: false,
    });
  });

  it('is complete when somebody missing has somebody after', () => {
    expect(chainOf(owned, [group('owner')])).toEqual({
      steps: ['owner group/owner'],
      missing: ['entity-escalation group/named'],
      complete: true,
    });
  });

  it('is incomplete when there is nobody at all', () => {
    expect(chainOf(component('c'), [respond])).toEqual({
      steps: [],
      missing: [],
      complete: false,
    });
  });

  it('passes over an escalation annotation that is no reference', () => {
    expect(
      chainOf(
        component(
          'c',
          { owner: 'a' },
          { annotations: { 'operating-model/escalation': 'call Sam' } },
        ),
        [group('a')],
      ),
    ).toEqual({ steps: ['owner group/a'], missing: [], complete: true });
  });
});
