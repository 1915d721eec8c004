import {
  activity,
  agreement,
  component,
  group,
  matrix,
  runbook,
  user,
} from '../../__testUtils__/entities';
import { remarks } from '../__testUtils__/remarks';

describe('R04', () => {
  it('holds where everything is there', () => {
    expect(
      remarks('R04', [
        group('a'),
        activity('deploy', { owner: 'a' }),
        component('shop'),
        runbook('r', {
          activities: ['deploy'],
          entities: ['shop'],
          escalation: 'a',
        }),
        matrix('m', {
          rows: [{ activity: 'deploy', accountable: ['a', '$owner'] }],
        }),
      ]),
    ).toEqual([]);
  });
  it('names each reference that leads nowhere, once at each place', () => {
    expect(
      remarks('R04', [
        matrix('m', {
          owner: 'gone',
          rows: [
            {
              activity: 'no',
              accountable: 'gone',
              responsible: ['gone', 'gone'],
            },
          ],
        }),
      ]),
    ).toEqual([
      'responsibilitymatrix:default/m spec.owner: group:default/gone does not exist',
      'responsibilitymatrix:default/m spec.rows[0].accountable: group:default/gone does not exist',
      'responsibilitymatrix:default/m spec.rows[0].activity: activity:default/no does not exist',
      'responsibilitymatrix:default/m spec.rows[0].responsible: group:default/gone does not exist',
    ]);
  });
  it('looks at entities, parents, escalations and both sides of an agreement', () => {
    expect(
      remarks('R04', [
        group('a', { parent: 'gone' }),
        runbook('r', { entities: ['shop'], escalation: 'gone' }),
        agreement('g', { provider: 'gone', consumers: ['a'] }),
      ]),
    ).toEqual([
      'agreement:default/g spec.provider: group:default/gone does not exist',
      'group:default/a spec.parent: group:default/gone does not exist',
      'runbook:default/r spec.entities: component:default/shop does not exist',
      'runbook:default/r spec.escalation: group:default/gone does not exist',
    ]);
  });
  it('looks at reviewers of all kinds and at deputies, not at who wrote or tried a runbook', () => {
    const review = { by: 'gone' };
    const validated = { on: '2026-01-01', by: 'gone' };
    const annotations = { 'operating-model/deputy': 'gone' };
    expect(
      remarks('R04', [
        user('a', {}, { annotations }),
        activity('deploy', { review }),
        runbook('r', { review, author: 'gone', validated }),
        matrix('m', { review }),
        agreement('g', { review }),
      ]),
    ).toEqual([
      'activity:default/deploy spec.review.by: user:default/gone does not exist',
      'agreement:default/g spec.review.by: user:default/gone does not exist',
      'responsibilitymatrix:default/m spec.review.by: user:default/gone does not exist',
      'runbook:default/r spec.review.by: user:default/gone does not exist',
      'user:default/a metadata.annotations["operating-model/deputy"]: user:default/gone does not exist',
    ]);
  });
  it('tells nothing that is only refused from what is not there', () => {
    expect(
      remarks('R04', [
        activity('deploy', { risk: 'enormous' }),
        matrix('m', { rows: [{ activity: 'deploy' }] }),
      ]),
    ).toEqual([]);
  });
});

describe('R16', () => {
  const titled = (title: string, setting?: unknown) =>
    remarks('R16', [activity('x', {}, { title })], setting);
  it('holds for a verb', () => {
    expect(titled('Deploy to production')).toEqual([]);
    expect(titled('RESTORE a backup')).toEqual([]);
    expect(titled('Re-run, then verify')).toHaveLength(1);
    expect(titled('Roll-out a change')).toEqual([]);
  });
  it('fails for a noun and for nothing', () => {
    expect(titled('Deployment')).toEqual([
      'activity:default/x metadata.title: the title "Deployment" does not begin with a verb',
    ]);
    expect(titled('42 things')).toHaveLength(1);
  });
  it('takes more verbs, in any case', () => {
    expect(titled('Yeet it', { verbs: ['YEET'] })).toEqual([]);
  });
});

describe('R17', () => {
  const reviewed = (review: object) =>
    remarks('R17', [activity('x', { review } as never)]);
  it('holds before it is due, and without a clock', () => {
    expect(reviewed({ every: 'P6M', last: '2026-06-01' })).toEqual([]);
    expect(reviewed({ last: '2001-06-01' })).toEqual([]);
    expect(remarks('R17', [activity('x')])).toEqual([]);
  });
  it('fails when it is overdue, and when there never was one', () => {
    expect(reviewed({ every: 'P6M', last: '2026-05-01' })).toEqual([
      'activity:default/x spec.review: its review was due on 2026-11-01, 22 days ago',
    ]);
    expect(reviewed({ every: 'P6M' })).toEqual([
      'activity:default/x spec.review: it was never reviewed',
    ]);
  });
  it('is not overdue on the day that it is due', () => {
    expect(reviewed({ every: 'P6M', last: '2026-05-23' })).toEqual([]);
    expect(reviewed({ every: 'P6M', last: '2026-05-22' })).toEqual([
      'activity:default/x spec.review: its review was due on 2026-11-22, 1 day ago',
    ]);
  });
  it('looks at all four kinds', () => {
    const review = { every: 'P1Y', last: '2020-01-01' };
    expect(
      remarks('R17', [
        activity('x', { review }),
        runbook('x', { review }),
        matrix('x', { review }),
        agreement('x', { review }),
      ]),
    ).toHaveLength(4);
  });
});

describe('R20', () => {
  const escalating = (name: string, to: string, spec = {}) =>
    group(name, spec, { annotations: { 'operating-model/escalation': to } });
  it('holds for a way to the top', () => {
    expect(
      remarks('R20', [
        group('top'),
        group('a', { parent: 'top' }),
        escalating('b', 'a'),
        runbook('r', { escalation: 'b' }),
      ]),
    ).toEqual([]);
  });
  it('fails for a circle', () => {
    const lines = remarks('R20', [
      escalating('a', 'b'),
      escalating('b', 'a'),
      runbook('r', { escalation: 'a' }),
    ]);
    expect(lines).toContain(
      'runbook:default/r spec.escalation: escalation goes round in a circle: group:default/a → group:default/b → group:default/a',
    );
    expect(lines).toHaveLength(3);
  });
  it('fails for an end that is not there, and for a group that is its own parent', () => {
    expect(
      remarks('R20', [escalating('a', 'b'), group('b', { parent: 'gone' })]),
    ).toEqual([
      'group:default/a metadata.annotations["operating-model/escalation"]: escalation ends at group:default/gone, which does not exist: group:default/a → group:default/b → group:default/gone',
    ]);
    expect(remarks('R20', [group('a', { parent: 'a' })])).toHaveLength(1);
  });
  it('asks the last of an agreement, and for assigners where config names them', () => {
    const org = [
      group('top'),
      group('side'),
      agreement('g', { escalation: ['top', 'side'] }),
    ];
    expect(remarks('R20', org)).toEqual([]);
    expect(remarks('R20', org, { assigners: ['top'] })).toEqual([
      'agreement:default/g spec.escalation: escalation ends at group:default/side, which may not assign ownership: group:default/side',
      'group:default/side spec.parent: escalation ends at group:default/side, which may not assign ownership: group:default/side',
    ]);
  });
});

describe('R24 and R25', () => {
  const complete = {
    provider: 'a',
    consumers: ['b', 'c'],
    channel: { url: 'https://chat.example.com/help' },
    hours: '24x7',
    targets: [{ measure: 'response', within: 'PT15M' }],
    incidentLead: 'a',
    accepted: [
      { by: 'a', on: '2026-01-01' },
      { by: 'b', on: '2026-01-01' },
      { by: 'c', on: '2026-01-01' },
    ],
  };
  it('hold for a complete one', () => {
    expect(remarks('R24', [agreement('g', complete)])).toEqual([]);
    expect(remarks('R25', [agreement('g', complete)])).toEqual([]);
  });
  it('fail for each gap', () => {
    expect(remarks('R24', [agreement('g')])).toHaveLength(5);
    expect(remarks('R25', [agreement('g')])).toEqual([
      'agreement:default/g spec.incidentLead: nobody is named who leads an incident of both sides',
    ]);
  });
  it('fail where one of three sides has not accepted, and where another measure is promised', () => {
    expect(
      remarks('R24', [
        agreement('g', {
          ...complete,
          accepted: complete.accepted.slice(0, 2),
          targets: [{ measure: 'resolution', within: 'PT4H' }],
        }),
      ]),
    ).toEqual([
      'agreement:default/g spec.accepted: group:default/c has not accepted it',
      'agreement:default/g spec.targets: it names no response target',
    ]);
  });
});

describe('R26', () => {
  const shared = (...responsible: string[]) =>
    matrix('m', { rows: [{ activity: 'deploy', responsible }] });
  const written = (spec: object) =>
    runbook('r', { activities: ['deploy'], ...spec } as never);
  it('holds for one R, and for a runbook that names both', () => {
    expect(remarks('R26', [shared('a')])).toEqual([]);
    expect(
      remarks('R26', [
        shared('a', 'b'),
        written({ owner: 'a', escalation: 'b' }),
      ]),
    ).toEqual([]);
  });
  it('fails without a runbook, and where none names both', () => {
    expect(remarks('R26', [shared('a', 'b')])).toEqual([
      'responsibilitymatrix:default/m spec.rows[0].responsible: group:default/a and group:default/b share activity:default/deploy, and it has no runbook',
    ]);
    expect(
      remarks('R26', [shared('a', 'b'), written({ owner: 'a' })]),
    ).toHaveLength(1);
  });
  it('takes a team for named through one of its people, and asks nothing of a placeholder', () => {
    expect(
      remarks('R26', [
        group('b', { members: ['bo'] }),
        user('bo'),
        shared('a', 'b'),
        written({ owner: 'a', author: 'bo' }),
      ]),
    ).toEqual([]);
    expect(
      remarks('R26', [shared('$owner', 'b'), written({ owner: 'b' })]),
    ).toEqual([]);
  });
});

describe('R27', () => {
  it('holds with an activity and an entity or a predicate', () => {
    expect(
      remarks('R27', [
        runbook('r', { activities: ['deploy'], entities: ['shop'] }),
        runbook('s', {
          activities: ['deploy'],
          appliesTo: { kind: 'Component' },
        }),
      ]),
    ).toEqual([]);
  });
  it('fails without', () => {
    expect(remarks('R27', [runbook('r')])).toEqual([
      'runbook:default/r spec.activities: it belongs to no activity',
      'runbook:default/r spec.entities: it covers nothing',
    ]);
  });
  it('fails for a list of none', () => {
    expect(
      remarks('R27', [runbook('r', { activities: ['deploy'], entities: [] })]),
    ).toEqual(['runbook:default/r spec.entities: it covers nothing']);
  });
});
